"""Links inside the site: every page says what it uses and what it defines; what is used and not defined is broken.

A fold over all links, without order or network. The engine calls `problems` once, with the links of every published
page; each Problem stands at the link. Nothing is said of what Liquid, the theme or a plugin may make.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.archives import missing_archives
from jekyll_tools.links.authored import Authored
from jekyll_tools.links.dead import Dead
from jekyll_tools.links.dead_templates import dead_template_links
from jekyll_tools.links.detours import Detours
from jekyll_tools.links.emptied import Emptied
from jekyll_tools.links.extract import KEYS, is_sure
from jekyll_tools.links.folders import in_folders
from jekyll_tools.links.link import MENU_KEY, Link
from jekyll_tools.links.linked import once_each
from jekyll_tools.links.malformed import fault, is_own_control
from jekyll_tools.links.named import is_menu_unprinted, is_navigation
from jekyll_tools.links.names import Names
from jekyll_tools.links.nearby import Nearby
from jekyll_tools.links.pictured import Pictured
from jekyll_tools.links.resolve import Resolver, Target
from jekyll_tools.links.served import Served
from jekyll_tools.links.unanchored import Unanchored, listed
from jekyll_tools.links.unbased import unbased_links
from jekyll_tools.links.unplaced import unplaced_links
from jekyll_tools.links.unwritten import unwritten_collections
from jekyll_tools.redirects.forms import answer
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.row import Row
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates
from jekyll_tools.text import Location

_EMPTY = "write a picture's name, or take the key out"
_UNPRINTED = "layout, include or page of this site"  # whose author sees no such link


class Internal:
    """The links inside one site. `problems` is asked once."""

    def __init__(self, site: Site, redirects: Sequence[Redirect], maker: str = "") -> None:
        self._site = site
        self._authored = Authored(site)
        self._emptied = Emptied(site)
        self._redirects = redirects
        self._resolver = Resolver(site)
        self._detours = Detours(site, redirects, self._resolver)
        self._served = Served(site, redirects)
        names = Names(site, self._served)
        self._nearby = Nearby(site, self._served, names)
        self._unanchored = Unanchored(site, self._served, names)
        self._uses: list[Link] = []
        self._dead = Dead(self._resolver, self._served, self._nearby, maker)
        # Where `include:` makes pages of layouts, what these link to is told of the pages that have them.
        self._templates = {page.url for page in site.pages if page.path in templates(site)}
        self._maker = maker
        self._of_templates: list[Problem] | None = None

    def read_templates(self) -> None:
        """Looks at what templates link to, which hangs on no page: this may be done while pages are read elsewhere."""
        self._of_templates = [
            *dead_template_links(self._site, self._resolver, self._served, self._maker),
            *missing_archives(self._site, self._served),
            *unbased_links(self._site, self._resolver, self._served, self._dead),
        ]

    def problems(self, links: Iterable[Link]) -> list[Problem]:
        """The internal links that lead nowhere, those that take a detour (see detours.py), and as a `local-address`
        (near: a path of this site) those to the reader's own computer.

        One that leads nowhere is, by its cause, a `missing-page`, `missing-file`, `missing-scheme`, `wrong-case`,
        `wrong-baseurl`, `source-link` or `unpublished-target`. Facts: url (as written), named (what to call it),
        attribute, near (a path that was likely meant, or ""), reason (why it leads nowhere, or ""; of a
        `wrong-baseurl`, where it does and why), maker (who may put something there that is not seen here: what the
        argument says, or another repository), collection (of which no document is published, or ""), move (where a file
        should be moved to be published, or ""), lost (where it is; or ""), lacking (the uppermost folder on the way to
        a file that is not there), folder (that of many files which are `lost` or `lacking`), mend (how to mend it,
        where that is known), sought (the whole address that browsers ask for, of one that counts from its page), listed
        (the address of the page that repeats a document's excerpt, and from where alone it leads nowhere), unprinted
        (what of the site does not print it, or ""), taken (the address of another source of its element that browsers
        take instead, or "").
        Of a `missing-anchor`: url, fragment, path (of the page that lacks it), same_page, near (an id, or ""), nears
        (all that may be meant), has (the page's own ids, where none is near), markdown (whether the page is), reason
        (or ""), others (further names that the same page lacks, told with it), script (one of the site's layouts that
        may show something for it, or ""), listed (as above; near is the whole address then).
        """
        if self._of_templates is None:
            self.read_templates()
        for link in links:
            self._add(link)
        found = in_folders(once_each(self._problems()))
        return [*found, *unwritten_collections(self._site, {problem.facts.get("collection") for problem in found})]

    def dead_ends(self, rows: Sequence[Row]) -> list[Problem]:
        """A Problem for each row of the table of redirects that leads to nothing on this site."""
        stubs = {row.destination for row in rows}
        return [
            problem
            for row in rows
            if row.target_path and not answer(row.target_path, stubs)
            for problem in self._dead.redirected(row, "/")
        ]

    def _add(self, link: Link) -> None:
        if link.role == "uses" and link.base not in self._templates:
            self._uses.append(link)
        elif link.role == "defines":
            self._unanchored.add(link)

    def _problems(self) -> Iterator[Problem]:
        told = set()
        named = list(Pictured(self._site, self._served, self._dead, self._uses).problems())
        pictures = {(problem.location.path, posixpath.basename(str(problem.facts["url"]))) for problem in named}
        settings = self._site.config.files
        asked = tuple(str(problem.facts["asked"]) for problem in named if problem.facts.get("asked"))
        for problem in listed(self._placed(self._of_uses())):
            # What the page, or the settings, name is told there.
            page, name = _printed(problem)
            is_named = "{{" in problem.location.text and any((path, name) in pictures for path in (page, *settings))
            if not is_named and not str(problem.facts["url"]).endswith(asked):
                told.add(problem.location.order)
                yield problem
        yield from self._of_templates or ()
        yield from unplaced_links(self._site, self._resolver, self._served, self._uses, self._authored)
        yield from self._detours.whole()
        yield from (problem for problem in named if problem.location.order not in told)
        for redirect in self._redirects:
            if redirect.key == "redirect_to" and redirect.target_path:
                yield from self._redirected(redirect)

    def _redirected(self, redirect: Redirect) -> Iterator[Problem]:
        yield from self._dead.redirected(redirect, redirect.page.url)
        url, path = urls.split(redirect.target), redirect.target_path
        found = self._served.find(path) if url.fragment else None
        if found is not None:
            link = Link("uses", redirect.target, redirect.location, redirect.page.url, "redirect_to")
            yield from self._unanchored.problems(link, Target("inside", url, path), found)

    @cached_property
    def _is_menu_unprinted(self) -> bool:
        return is_menu_unprinted(self._site)

    def _of_uses(self) -> Iterator[tuple[Link, Problem]]:
        for link in self._uses:
            if link.attribute == "redirect_to":
                continue  # below, as the plugin reads it
            found = list(self._used(link))
            if found and link.attribute == MENU_KEY and is_navigation(link, self._site) and self._is_menu_unprinted:
                found = [each._replace(facts={**each.facts, "unprinted": _UNPRINTED}) for each in found]
            wrong = fault(link.url) if found else None
            if wrong and is_own_control(link.url, wrong):
                mend = {"mend": "take the invisible control character out of it"}
                yield from ((link, each._replace(facts={**each.facts, **mend})) for each in found)
            elif not wrong:  # else another rule's matter
                yield from ((link, problem) for problem in found)

    def _placed(self, found: Iterable[tuple[Link, Problem]]) -> Iterator[Problem]:
        """The problems where they were typed, each once: what is printed elsewhere may be told at its place already."""
        printed, keyed, told, placed_at = [], [], set(), set()
        for link, problem in found:
            if link.location.is_made:
                printed.append((link, self._at_key(problem, link)))
            elif problem.kind in ("missing-file", "wrong-case") and (named := self._authored.file_name(link)):
                yield problem._replace(location=named)
            elif link.attribute in KEYS and not is_sure(link.url):
                keyed.append(problem)
            else:
                told.add((problem.kind, problem.location.order))
                yield problem
        for link, problem in printed:
            known = problem.location is not link.location
            place = problem.location if known else self._authored.place(link)
            placed = self._listed_from(problem, link, place)._replace(location=place)
            if place is link.location or (problem.kind, place.order) not in told:
                placed_at.add(place.order)
                yield placed
            if known or placed.facts.get("listed"):
                told.add((problem.kind, place.order))
        yield from (each for each in keyed if each.location.order not in placed_at)  # what no list prints

    def _at_key(self, problem: Problem, link: Link) -> Problem:
        """The problem; of a picture without a name at the key that is left empty."""
        if not problem.facts.get("emptied"):
            return problem
        key, mend = self._emptied.key(link), _EMPTY
        if key is None:
            key, mend = self._emptied.item(link), "take this empty item out of its list"
        return problem._replace(location=key, facts={**problem.facts, "mend": mend, "keyed": "yes"}) if key else problem

    def _listed_from(self, problem: Problem, link: Link, place: Location) -> Problem:
        """The problem; of an address that counts from its page, is right there and repeated elsewhere, with that."""
        page = self._nearby.page(place.path)
        if problem.kind not in ("missing-file", "missing-anchor") or page is None or page.url == link.base:
            return problem
        own = link._replace(base=page.url)
        target = self._resolver.resolve(own)
        if target.kind != "inside" or self._served.find(target.path) is None or any(self._used(own)):
            return problem
        whole = self._resolver.baseurl + target.path + (f"#{target.fragment}" if target.fragment else "")
        return problem._replace(facts={**problem.facts, "near": whole, "listed": link.base})

    def _is_at_root(self, link: Link) -> bool:
        """Whether something is there of a relative address that counts from the site's root."""
        if not link.url or link.url[0] in "/#?" or "://" in link.url:
            return False
        target = self._resolver.resolve(link._replace(base="/"))
        return target.kind == "inside" and self._served.find(target.path) is not None

    def _used(self, link: Link) -> Iterator[Problem]:
        target = self._resolver.resolve(link)
        found = self._served.find(target.path) if target.kind == "inside" else None
        if found is None and self._resolver.is_based and self._is_at_root(link):
            return
        if target.kind != "inside" and (local := self._dead.on_own_computer(link)):
            yield local
        elif found is None and (slip := self._dead.slip_of_slashes(link, target)):
            yield slip
        elif target.kind == "outside":
            yield from self._dead.misspelt(link, target)
        elif target.kind == "none":
            return
        elif target.bare and link.attribute not in KEYS and link.attribute != MENU_KEY:
            if found is not None:
                yield self._dead.bare(link, target.path)
            else:
                yield from self._dead.misspelt(link, target)
        elif found is None:
            yield from self._dead.missing(link, target)
        elif unending := self._nearby.unending(found):
            yield self._dead.unending(link, unending)
        else:
            yield from self._unanchored.problems(link, target, found)
            yield from self._detours.problems(link, target, found, self._served.claims.get(found, ()))


def _printed(problem: Problem) -> tuple[str, str]:
    """Of an address that Liquid prints the page of which it is printed, and its last name."""
    place = problem.location
    page = place.about or (place, *place.through)[-1].path
    return page, posixpath.basename(str(problem.facts["url"]))
