"""Links inside the site: every page says what it uses and what it defines; what is used and not defined is broken.

A fold over all links, without order or network. The engine calls `problems` once, with the links of every published
page; each Problem stands at the link. Nothing is said of what Liquid, the theme or a plugin may make.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.anchors import ANY, NONE, Anchors, Layouts
from jekyll_tools.links.archives import missing_archives
from jekyll_tools.links.authored import Authored
from jekyll_tools.links.detours import Detours
from jekyll_tools.links.extract import KEYS
from jekyll_tools.links.link import MENU_KEY, PICTURE_KEY, Link
from jekyll_tools.links.malformed import fault
from jekyll_tools.links.named import Files, folders, pictures
from jekyll_tools.links.nearby import Nearby
from jekyll_tools.links.resolve import Resolver, Target
from jekyll_tools.links.scripts import Scripts
from jekyll_tools.links.served import Claim, Served
from jekyll_tools.links.templates import template_links
from jekyll_tools.redirects.forms import answer
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.row import Row
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

# Attributes of tags, and keys, that show what they load.
FILES = frozenset(("src", "srcset", "poster", "data", PICTURE_KEY))
_NAMED = frozenset((PICTURE_KEY, MENU_KEY, "redirect_to"))  # no address of a page's own
_ENDING = re.compile(r"\.[a-z][a-z0-9]{1,4}")
_THEMES = "the theme's own site, for `url` in _config.yml is still its"
_OWN = "write this site's own address for `url:` there"
# What plugins write that GitHub Pages runs for those who name them.
_WRITTEN = {"sitemap.xml": "jekyll-sitemap", "feed.xml": "jekyll-feed"}
_LISTED = 2  # others in one file make a list of it
_PAGES = (".html", ".htm", ".xhtml", ".md", ".php")


def problems(site: Site, redirects: Sequence[Redirect], links: Iterable[Link], maker: str = "") -> list[Problem]:
    """The internal links that lead nowhere, and those that take a detour (see detours.py).

    One that leads nowhere is, by its cause, a `missing-page`, `missing-file`, `missing-scheme`, `wrong-case`,
    `wrong-baseurl`, `source-link` or `unpublished-target`. Facts: url (as written), named (what to call it), attribute,
    near (a path that was likely meant, or ""), reason (why it leads nowhere, or ""; of a `wrong-baseurl`, where it does
    and why), maker (who may put something there that is not seen here: what the argument says, or another repository),
    collection (of which no document is published, or ""), move (where a file should be moved to be published, or ""),
    mend (how to mend it, where that is known), sought (the whole address that browsers ask for, of one that counts from
    its page), listed (the address of the page that repeats a document's excerpt, and
    from where alone it leads nowhere).
    Of a `missing-anchor`: url, fragment, path (of the page that lacks it), same_page, near (an id), reason (or ""),
    others (further names that the same page lacks, told with it), script (one of the site's layouts that may show
    something for it, or ""), listed (as above; near is the whole address then).
    """
    return list(_Fold(site, redirects, links, maker).problems())


def dead_ends(site: Site, redirects: Sequence[Redirect], rows: Sequence[Row]) -> list[Problem]:
    """A Problem for each row of the table of redirects that leads to nothing on this site."""
    fold = _Fold(site, redirects, ())
    stubs = {row.destination for row in rows}
    return [
        problem
        for row in rows
        if row.target_path and not answer(row.target_path, stubs)
        for problem in fold.redirected(row, "/")
    ]


class _Fold:
    def __init__(self, site: Site, redirects: Sequence[Redirect], links: Iterable[Link], maker: str = "") -> None:
        self._site = site
        self._maker = maker
        self._authored = Authored(site)
        self._redirects = redirects
        self._resolver = Resolver(site)
        self._detours = Detours(site, redirects, self._resolver)
        self._served = Served(site, redirects)
        self._nearby = Nearby(site, self._served)
        self._layouts = Layouts(site)
        self._scripts = Scripts(site)
        self._uses: list[Link] = []
        self._ids: dict[str, set[str]] = {}
        self._whole: set[str] = set()  # the pages whose ids are all known
        self._printed: dict[str, set[str]] | None = None  # the addresses that Liquid prints, by their names
        self._known: dict[str, Anchors] = {}  # by the file they are in
        for link in links:
            self._add(link)

    def _add(self, link: Link) -> None:
        if link.role == "uses":
            self._uses.append(link)
        elif link.url == link.base:
            self._whole.add(link.base)
        else:
            self._ids.setdefault(link.base, set()).add(link.url[len(link.base) + 1 :])

    def problems(self) -> Iterator[Problem]:
        told = set()
        named = list(self._of_pictures())
        asked = tuple(str(problem.facts["asked"]) for problem in named if problem.facts.get("asked"))
        for problem in _listed(self._placed(self._of_uses())):
            if not str(problem.facts["url"]).endswith(asked):  # told where the page names the picture
                told.add(problem.location.order)
                yield problem
        yield from self._of_templates()
        yield from missing_archives(self._site, self._served)
        yield from self._detours.whole()
        yield from (problem for problem in named if problem.location.order not in told)
        for redirect in self._redirects:
            if redirect.key == "redirect_to" and redirect.target_path:
                yield from self.redirected(redirect, redirect.page.url)

    def _of_pictures(self) -> Iterator[Problem]:
        """Of the pictures that keys name (further facts: asked, the end of the address, where templates spoil it;
        unprinted, where none of them prints it).
        """
        files = Files(self._served.claims)
        put = folders(self._site)
        for key, link, printed in pictures(self._site):
            if not files.ends_with(link.url) and self._served.find(link.url) is None:
                for problem in self._missing(link, Target("inside", urls.split(link.url), link.url)):
                    yield problem if printed else problem._replace(facts={**problem.facts, "unprinted": True})
                continue
            folder = put.get("teaser" if key == "header.teaser" else key, "")
            path = "/" + link.url.lstrip("/")
            asked = folder + link.url
            is_put = printed and folder and path.startswith(folder)
            is_asked = is_put and self._served.find(posixpath.normpath(asked)) is None
            if is_asked and (key != "header.teaser" or self._is_printed(asked)):
                reason = f"nothing: the theme puts {folder} before it, and {asked} is no file of this site"
                yield self._dead("missing-file", link, path.removeprefix(folder), reason, asked=asked)

    def _is_printed(self, end: str) -> bool:
        """Whether a page prints an address that ends so: whether a list shows a picture is for the list to say."""
        if self._printed is None:
            self._printed = {}
            for link in self._uses:
                if link.location.is_made:
                    self._printed.setdefault(posixpath.basename(link.url), set()).add(link.url)
        return any(url.endswith(end) for url in self._printed.get(posixpath.basename(end), ()))

    def _of_templates(self) -> Iterator[Problem]:
        """A `dead-template-link` for each layout and include that has some (facts: urls, maker)."""
        dead: dict[str, list[Link]] = {}
        for link in template_links(self._site):
            target = self._resolver.resolve(link)
            # Nothing is there; or something is, and the address leaves out the baseurl.
            if target.kind == "inside" and (self._served.find(target.path) is None) != target.bare:
                dead.setdefault(link.location.path, []).append(link)
        for links in dead.values():
            written = tuple(dict.fromkeys(link.url for link in links))
            yield Problem("dead-template-link", links[0].location, {"urls": written, "maker": self._maker})

    def _of_uses(self) -> Iterator[tuple[Link, Problem]]:
        for link in self._uses:
            if link.attribute == "redirect_to":
                continue  # below, as the plugin reads it
            found = list(self._used(link))
            if found and not fault(link.url):  # another rule's matter
                yield from ((link, problem) for problem in found)

    def _placed(self, found: Iterable[tuple[Link, Problem]]) -> Iterator[Problem]:
        """The problems where they were typed, each once: what is printed elsewhere may be told at its place already."""
        printed, told = [], set()
        for link, problem in found:
            if link.location.is_made:
                printed.append((link, problem))
            else:
                told.add((problem.kind, problem.location.order))
                yield problem
        for link, problem in printed:
            known = problem.location is not link.location
            place = problem.location if known else self._authored.place(link)
            placed = self._listed_from(problem, link, place)._replace(location=place)
            if place is link.location or (problem.kind, place.order) not in told:
                yield placed
            if known or placed.facts.get("listed"):
                told.add((problem.kind, place.order))

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

    def _used(self, link: Link) -> Iterator[Problem]:
        target = self._resolver.resolve(link)
        if target.kind != "inside":
            return
        found = self._served.find(target.path)
        if target.bare and link.attribute not in KEYS and link.attribute != MENU_KEY:
            if found is not None:
                baseurl = self._resolver.baseurl
                where = f"out of this site: it leaves out {baseurl}, the site's `baseurl`"
                yield self._dead("wrong-baseurl", link, baseurl + target.path, where)
        elif found is None:
            yield from self._missing(link, target)
        else:
            yield from self._anchor(link, target, found)
            yield from self._detours.problems(link, target, found, self._served.claims.get(found, ()))

    def _missing(self, link: Link, target: Target) -> Iterator[Problem]:
        baseurl, path = self._resolver.baseurl, target.path
        if baseurl and path.startswith(baseurl + "/") and self._served.find(path[len(baseurl) :]) is not None:
            where = f"to nothing: it names {baseurl}, the site's `baseurl`, twice"
            yield self._dead("wrong-baseurl", link, path, where)
            return
        if self._resolver.is_themes(link):
            yield self._dead("missing-file" if _is_file(path, link) else "missing-page", link, "", _THEMES, mend=_OWN)
            return
        guess = None if link.location.is_made and self._nearby.is_cut(path) else self._nearby.guess(path, link)
        if guess is None:
            return
        plugin = _WRITTEN.get(path.lstrip("/"), "")
        if plugin and not guess.path:
            added = f"add {plugin} to `plugins:` in _config.yml: it writes {path}"
            yield self._dead("missing-file", link, "", guess.reason, mend=added)
            return
        near = self._resolver.shown + guess.path if guess.path.startswith("/") else guess.path
        if link.attribute in FILES and guess.path == link.base:
            near = ""  # no page shows itself
        kind = guess.kind or ("missing-file" if _is_file(path, link) else "missing-page")
        more = {"collection": guess.collection, "move": guess.move, "sought": self._sought(path, link)}
        if guess.mend:
            more["mend"] = guess.mend
        problem = self._dead(kind, link, near, guess.reason, **more)
        yield _at_page(problem, guess.page) if guess.page and link.location.is_made else problem

    def _sought(self, path: str, link: Link) -> str:
        """What browsers ask for, of an address that counts from its page; else ""."""
        is_whole = link.url.startswith("/") or "://" in link.url or link.attribute in _NAMED
        return "" if is_whole else self._resolver.shown + path

    def redirected(self, redirect: Redirect | Row, base: str) -> Iterator[Problem]:
        link = Link("uses", redirect.target, redirect.location, base, "redirect_to")
        path = urls.split(redirect.target_path).path
        if self._served.find(path) is None:
            yield from self._missing(link, Target("inside", urls.Url(path=path), path))

    def _anchor(self, link: Link, target: Target, found: str) -> Iterator[Problem]:
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
        facts = {
            "url": link.url,
            "fragment": name,
            "path": target.path,
            "same_page": link.attribute != MENU_KEY
            and any(claim.page is not None and claim.page.url == link.base for claim in claims),
            "near": self._nearby.close_name(name, anchors.names),
            "reason": f"it only redirects to {redirects[0].target}" if redirects else "",
            "others": (),
            "script": self._scripts.reading,
        }
        yield Problem("missing-anchor", link.location, facts)

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

    def _dead(self, kind: str, link: Link, near: str, reason: str, **more: str) -> Problem:
        facts = {"url": link.url, "named": link.named, "attribute": link.attribute, "near": near, "reason": reason}
        return Problem(kind, link.location, {**facts, "maker": self._who(kind, link), **more})

    def _is_here(self, path: str) -> bool:
        return self._served.find(path) is not None

    def _who(self, kind: str, link: Link) -> str:
        """Who may put something where a link leads, in words; "" for nobody."""
        sibling = self._resolver.sibling(link, self._is_here) if kind in ("missing-page", "missing-file") else ""
        return f"a repository of yours that is named {sibling}" if sibling and not self._maker else self._maker


def _at_page(problem: Problem, page: Page) -> Problem:
    """The same where a page's own address leads nowhere: the list that prints it is not to be mended."""
    facts = {**problem.facts, "named": f"address of this page, {page.url},"}
    return problem._replace(location=page.place("permalink"), facts=facts)


def _listed(found: Iterable[Problem]) -> Iterator[Problem]:
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


def _is_file(path: str, link: Link) -> bool:
    """Whether a file is wanted there, by the tag or the ending."""
    name = posixpath.basename(urls.decoded(path)).lower()
    ending = posixpath.splitext(f"x{name}")[1]  # of `.pdf`, of which the name was left out, too
    return link.attribute in FILES or (bool(_ENDING.fullmatch(ending)) and ending not in _PAGES)
