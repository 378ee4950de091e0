"""Links to a place that the page they lead to does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.anchors import ANY, NONE, Anchors, Layouts
from jekyll_tools.links.link import MENU_KEY, Link
from jekyll_tools.links.names import Names
from jekyll_tools.links.near_ids import NearIds
from jekyll_tools.links.resolve import Target
from jekyll_tools.links.scripts import Scripts
from jekyll_tools.links.served import Claim, Served
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

_LISTED = 2  # others in one file make a list of it


class Unanchored:
    """Those of one site: it is told what pages define before it is asked."""

    def __init__(self, site: Site, served: Served, names: Names) -> None:
        self._served = served
        self._names = names
        self._layouts = Layouts(site)
        self._scripts = Scripts(site)
        self._ids: dict[str, dict[str, None]] = {}  # in their order
        self._given: dict[str, set[str]] = {}  # those that authors wrote, where others are made of headings
        self._whole: set[str] = set()  # the pages whose ids are all known
        self._known: dict[str, Anchors] = {}  # by the file they are in
        self._near: dict[str, NearIds] = {}

    def add(self, link: Link) -> None:
        """An id of a page, or the page itself where all of its ids are known."""
        if link.url == link.base:
            self._whole.add(link.base)
        else:
            name = link.url[len(link.base) + 1 :]
            self._ids.setdefault(link.base, {})[name] = None
            if link.location.text == name:
                self._given.setdefault(link.base, set()).add(name)

    def problems(self, link: Link, target: Target, found: str) -> Iterator[Problem]:
        """The `missing-anchor` of a link to that file, where it is one."""
        fragment = target.fragment
        name = urls.decoded(fragment)
        # A script's own state (#/route, #!page), the top of the page, and nothing are no ids.
        if not fragment or fragment[0] in "/!" or name.lower() == "top":
            return
        claims = self._served.claims.get(found, [])
        anchors = self._anchors(found)
        if anchors.has(fragment) or anchors.has(name):
            return
        redirects = [claim.redirect for claim in claims if claim.redirect]
        pages = [claim.page for claim in claims if claim.page is not None]
        given = {each for page in pages for each in self._given.get(page.url, ())}
        near = self._near_ids(found).of(name, given)
        facts = {
            "url": link.url,
            "fragment": name,
            "path": target.path,
            "same_page": link.attribute != MENU_KEY and any(page.url == link.base for page in pages),
            "near": near[0] if near else "",
            "nears": near,
            "has": () if near else self._named(pages),
            "markdown": any(page.converter == "markdown" for page in pages),
            "reason": f"it only redirects to {redirects[0].target}" if redirects else "",
            "others": (),
            "script": self._scripts.reading,
        }
        yield Problem("missing-anchor", link.location, facts)

    def _named(self, pages: Sequence[Page]) -> tuple[str, ...]:
        """The ids of a page that a reader may link to (those of footnotes have a colon), its author's own first."""
        names = [name for page in pages[:1] for name in self._ids.get(page.url, ()) if name and ":" not in name]
        given = self._given.get(pages[0].url, ()) if pages else ()
        return tuple(sorted(names, key=lambda name: name not in given))

    def _near_ids(self, destination: str) -> NearIds:
        if destination not in self._near:
            self._near[destination] = NearIds(self._anchors(destination).names, self._names.close_name)
        return self._near[destination]

    def _anchors(self, destination: str) -> Anchors:
        if destination not in self._known:
            claims = self._served.claims.get(destination, [])
            self._known[destination] = reduce(or_, map(self._claimed, claims), NONE) if claims else ANY
        return self._known[destination]

    def _claimed(self, claim: Claim) -> Anchors:
        if claim.kind == "redirect":
            return NONE
        page = claim.page
        if page is None or page.url not in self._whole or self._scripts.is_read(page):
            return ANY
        return Anchors(frozenset(self._ids.get(page.url, ()))) | self._layouts.of(page)


def listed(found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems; many places that a page's own list of contents names, and that are nowhere near it, as one."""
    lists: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.kind == "missing-anchor" and problem.facts["same_page"] and not problem.facts["near"]:
            lists.setdefault(problem.location.path, []).append(problem)
        else:
            yield problem
    for problems in lists.values():
        first, *others = problems
        if len(others) < _LISTED:
            yield from problems
        else:
            names = tuple(dict.fromkeys(each.facts["fragment"] for each in problems))
            yield first._replace(facts={**first.facts, "others": names[1:]})
