"""A link inside the site that leads nowhere: what it is, by its cause."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.link import AUTHOR_KEY, MENU_KEY, PICTURE_KEY, Link
from jekyll_tools.links.nearby import Guess, Nearby
from jekyll_tools.links.own_computer import HOSTS
from jekyll_tools.links.resolve import Resolver, Target
from jekyll_tools.links.served import Served
from jekyll_tools.links.styled import STYLE
from jekyll_tools.links.unschemed import as_address
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.row import Row
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page

# Attributes of tags, and keys, that show what they load.
FILES = frozenset(("src", "srcset", "poster", "data", STYLE, PICTURE_KEY))
_WHOLE = "write the whole address, which begins with https://"
_NAMED = frozenset((PICTURE_KEY, MENU_KEY, "redirect_to"))  # no address of a page's own
_OUTPUT = regex(r"\{\{[^{}\n]{1,80}\}\}")
_APPENDED = regex(
    r"\{\{-?\s*(?P<before>'[^'{}]*'|\"[^\"{}]*\")\s*\|\s*append:\s*(?P<name>[\w.]+)\s*\|\s*slugify(?P<rest>[^{}]*\}\})"
)
_SLUGGED = regex(r"\b(?:append|prepend)\b[^|{}]{0,200}\|\s*slugify\b")
_OWN_START = regex(r"\bsite\.(?:base)?url\b|\bbase_path\b")
_JOINED = regex(r"\}\}(?=\w)")
_LOOPBACK = regex(
    rf"(?:(?:https?:)?//(?:{HOSTS})(?::(?P<port>[0-9]{{1,5}}))?|localhost:[0-9]{{2,5}})"
    r"(?P<path>/.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_PREVIEW = "4000"  # `jekyll serve`
_ENDING = regex(r"\.[a-z][a-z0-9]{1,4}")
_THEMES = "the theme's own site, for `url` in _config.yml is still its"
_OWN = "write this site's own address for `url:` there"
# What plugins write that GitHub Pages runs for those who name them.
_WRITTEN = {"sitemap.xml": "jekyll-sitemap", "feed.xml": "jekyll-feed"}
_PAGES = (".html", ".htm", ".xhtml", ".md", ".php")


class Dead:
    """Those of one site. `maker`: who may put something there that is not seen here, in words."""

    def __init__(self, resolver: Resolver, served: Served, nearby: Nearby, maker: str) -> None:
        self._resolver = resolver
        self._served = served
        self._nearby = nearby
        self._maker = maker

    def missing(self, link: Link, target: Target) -> Iterator[Problem]:
        """What to say of a link to a path that nothing answers."""
        baseurl, path = self._resolver.baseurl, target.path
        if baseurl and path.startswith(baseurl + "/") and self._served.find(path[len(baseurl) :]) is not None:
            where = f"to nothing: it names {baseurl}, {self._resolver.called}, twice"
            yield self.problem("wrong-baseurl", link, path, where)
            return
        if self._resolver.is_themes(link):
            mend = _OWN if link.location.is_made or "{{" in link.location.text else _own(path)
            yield self.problem("missing-file" if _is_file(path, link) else "missing-page", link, "", _THEMES, mend=mend)
            return
        if link.attribute == AUTHOR_KEY and not {"/", "."} & set(link.url):  # a name, as other keys take it
            yield self.problem("missing-page", link, "", "", mend=_WHOLE)
            return
        is_cut = link.location.is_made and self._nearby.is_cut(path)
        guess = None if is_cut else _of_slug(link) or self._nearby.guess(path, link)
        if guess is None:
            return
        plugin = _WRITTEN.get(path.lstrip("/"), "")
        if plugin and not guess.path:
            mend = self._nearby.lost_plugin(plugin) or self._nearby.adding(plugin)
            mend = f"{mend}: it writes /{path.lstrip('/')}"
            yield self.problem("missing-file", link, "", guess.reason, mend=mend)
            return
        is_shown = guess.path.startswith("/") and link.attribute != PICTURE_KEY  # templates put it before those
        near = self._resolver.shown + guess.path if is_shown else guess.path
        if link.attribute in FILES and guess.path == link.base:
            near = ""  # no page shows itself
        if guess.folder and link.attribute in FILES:
            yield self._dead_picture(link, guess)
            return
        kind = guess.kind or ("missing-file" if _is_file(path, link) else "missing-page")
        more = {
            "collection": guess.collection,
            "move": guess.move,
            "lost": guess.lost,
            "sought": self._sought(path, link),
        }
        if guess.mend:
            more["mend"] = guess.mend
            more["aside"] = "yes" if guess.aside else ""
        elif not near and not guess.reason and link.attribute == AUTHOR_KEY:
            more["mend"] = _WHOLE
        elif not near and not guess.reason:
            rooted = self._nearby.rooted(link, path) if kind == "missing-file" else ""
            more["lacking"] = "" if rooted else self._lacking(path)
            if rooted:
                more["mend"] = f"add the file as {rooted}, and write {self._resolver.shown}/{rooted}; or take this out"
        problem = self.problem(kind, link, near, guess.reason, **more)
        yield _at_page(problem, guess.page) if guess.page and link.location.is_made else problem

    def unending(self, link: Link, guess: Guess) -> Problem:
        """What to say of a link to a page that is no web page."""
        problem = self.problem("missing-page", link, "", guess.reason, mend=guess.mend)
        return _at_page(problem, guess.page) if guess.page and link.location.is_made else problem

    def misspelt(self, link: Link, target: Target) -> Iterator[Problem]:
        """What to say of an address of this host, another site's as it seems, that is a misspelt one of this site."""
        near = "" if self._resolver.is_themes(link) else self._resolver.misspelt(target, self._is_here)
        if near:
            is_case = near.casefold() == urls.decoded(target.path or target.url.path).casefold()
            kind = "missing-file" if _is_file(near, link) else "missing-page"
            yield self.problem("wrong-case" if is_case else kind, link, self._resolver.shown + near, "")

    def slip_of_slashes(self, link: Link, target: Target) -> Problem | None:
        """What to say of an address of this site that lacks the slash behind what Liquid prints of the site's own, or
        has two where one should be, so that its first folder is taken for a server.
        """
        printed = link.location.printing if "}}" in link.location.text else ""
        if _OWN_START.search(printed):
            baseurl, home = self._resolver.baseurl, self._resolver.home
            starts = (baseurl, home + baseurl, home)
            start = next((start for start in starts if start and link.url.startswith(start)), "")
            rest = link.url[len(start) :]
            if start and rest[:1].isalnum():
                where = f"to nothing: there is no slash between {start} and {rest}"
                mend = f"write {_JOINED.sub('}}/', printed, 1)}" if _JOINED.search(printed) else ""
                return self.problem("wrong-baseurl", link, f"{start}/{rest}", where, mend=mend)
        host, port = target.url.host, target.url.port
        if not link.url.startswith("//") or "." in host or port or self._resolver.ends_with_slash:
            return None
        path = f"/{host}{target.url.path}"
        if self._served.find(path) is None:
            return None
        kind = "missing-file" if _is_file(path, link) else "missing-page"
        mend = "leave one of its two slashes out" if printed else f"write {self._resolver.shown}{path}"
        return self.problem(kind, link, "", f"a server called {host}, for it begins with two slashes", mend=mend)

    def on_own_computer(self, link: Link) -> Problem | None:
        """What to say of an address on the computer of whoever reads the page; near: the path of this site, if it is
        that of a preview.
        """
        found = _LOOPBACK.match(link.url)
        if found is None:
            return None
        path, shown = found["path"] or "/", self._resolver.shown
        within = path[len(shown) :] or "/" if f"{path}/".startswith(f"{shown}/") else path
        is_preview = found["port"] == _PREVIEW or within != "/"
        is_ours = is_preview and self._served.find(urls.split(within).path) is not None
        return self.problem("local-address", link, shown + within if is_ours else "", "")

    def _dead_picture(self, link: Link, guess: Guess) -> Problem:
        """Of a picture whose name is missing, so that its folder is asked for."""
        place = link.location
        behind = _OUTPUT.match(place.origin.string, place.end)
        what = behind[0] if behind else "there" if "{{" in place.text else ""
        has = "has a value" if behind else "is a value"
        mend = f"have the template ask whether {what} {has}, or write one" if what else "write the picture's name"
        return self.problem(
            "missing-file", link, "", f"nothing but the folder {guess.folder}/", mend=mend, emptied="yes"
        )

    def _lacking(self, path: str) -> str:
        """The uppermost folder on the way to a file that this site has none of, or the last one where that is but a
        page's own; "" where it has them all.
        """
        parts = posixpath.normpath(urls.decoded(path)).strip("/").split("/")[:-1]
        if self._nearby.is_of_page("/".join(parts)):
            return f"/{'/'.join(parts)}"
        folders = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
        return next((f"/{folder}" for folder in folders if not self._nearby.has_folder(folder)), "")

    def _sought(self, path: str, link: Link) -> str:
        """What browsers ask for, of an address that counts from its page; else ""."""
        is_whole = link.url.startswith("/") or "://" in link.url or link.attribute in _NAMED
        return "" if is_whole else self._resolver.shown + path

    def redirected(self, redirect: Redirect | Row, base: str) -> Iterator[Problem]:
        """What to say of a redirect to a path that nothing answers, on a page at `base`."""
        link = Link("uses", redirect.target, redirect.location, base, "redirect_to")
        path = urls.split(redirect.target_path).path
        if self._served.find(path) is not None:
            return
        typed = redirect.location.text.strip("\"'") if isinstance(redirect, Redirect) else ""
        if whole := as_address(typed):
            yield self.problem("missing-scheme", link._replace(url=typed), whole, "")
            return
        for problem in self.missing(link, Target("inside", urls.Url(path=path), path)):
            yield self._unbased(problem)

    def _unbased(self, problem: Problem) -> Problem:
        """The same with what is to be written for a redirect: the plugin puts the baseurl before each path."""
        baseurl, near = self._resolver.baseurl, str(problem.facts["near"])
        if not baseurl or not near.startswith(f"{baseurl}/"):
            return problem
        return problem._replace(facts={**problem.facts, "near": near[len(baseurl) :]})

    def bare(self, link: Link, path: str, **more: str) -> Problem:
        """The Problem of an address that leaves out the baseurl, with further facts; `path`: that of what it means."""
        baseurl = self._resolver.baseurl
        where = f"out of this site: it leaves out {baseurl}, {self._resolver.called}"
        return self.problem("wrong-baseurl", link, baseurl + path, where, **more)

    def problem(self, kind: str, link: Link, near: str, reason: str, **more: str) -> Problem:
        """The Problem of a kind, with further facts; see internal.py."""
        facts = {"url": link.url, "named": link.named, "attribute": link.attribute, "near": near, "reason": reason}
        taken = next((url for url in link.instead if self._is_taken(link._replace(url=url))), "")
        return Problem(kind, link.location, {**facts, "maker": self._who(kind, link), "taken": taken, **more})

    def _is_taken(self, link: Link) -> bool:
        target = self._resolver.resolve(link)
        return target.kind == "outside" or (target.kind == "inside" and self._is_here(target.path))

    def _is_here(self, path: str) -> bool:
        return self._served.find(path) is not None

    def _who(self, kind: str, link: Link) -> str:
        """Who may put something where a link leads, in words; "" for nobody."""
        if not self._maker and (host := self._resolver.stranger(link)):
            return f"the owner of {host}, if that is somebody else,"
        sibling = self._resolver.sibling(link, self._is_here) if kind in ("missing-page", "missing-file") else ""
        return f"a repository of yours that is named {sibling}" if sibling and not self._maker else self._maker


def _of_slug(link: Link) -> Guess | None:
    """What to say of an address of which a filter has taken a part."""
    printing = link.location.printing
    if not _SLUGGED.search(printing):
        return None
    found = _APPENDED.search(printing)
    mend = "let slugify come first, and prepend what is to stand before"
    if found:
        mend = f"write {{{{ {found['name']} | slugify | prepend: {found['before']}{found['rest']}"
    return Guess(mend=f"{mend}: slugify takes each / and # out of what it is given")


def _at_page(problem: Problem, page: Page) -> Problem:
    """The same where a page's own address leads nowhere: the list that prints it is not to be mended."""
    facts = {**problem.facts, "named": f"address of this page, {page.url},"}
    return problem._replace(location=page.place("permalink"), facts=facts)


def _own(path: str) -> str:
    """What to do about a path of the theme's site that is written in full: it stays, whatever the settings say."""
    return f"{_OWN}, and {path} here, with what is to be at that place; or take this out"


def _is_file(path: str, link: Link) -> bool:
    """Whether a file is wanted there, by the tag or the ending."""
    name = posixpath.basename(urls.decoded(path)).lower()
    ending = posixpath.splitext(f"x{name}")[1]  # of `.pdf`, of which the name was left out, too
    return link.attribute in FILES or (bool(_ENDING.fullmatch(ending)) and ending not in _PAGES)
