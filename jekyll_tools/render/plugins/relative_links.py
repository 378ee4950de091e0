"""jekyll-relative-links: links to a file of the site become links to its page.

Version 0.7.0, or what GitHub Pages has, 0.6.1: that reads titles and percent-escapes as a part of the path, and a path
that begins with a slash from the page's own folder. A definition is written below an empty line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname
from typing import Any

from jekyll_tools.addressable import InvalidURL, relative_url
from jekyll_tools.regex import regex
from jekyll_tools.render.plugins import is_off, settings
from jekyll_tools.render.plugins._bodies import with_body, without_own_excerpt
from jekyll_tools.render.plugins._links import Written, links
from jekyll_tools.site.page import Page
from jekyll_tools.site.patterns import matching
from jekyll_tools.site.site import Site
from jekyll_tools.target import Target
from jekyll_tools.text import Text, join
from jekyll_tools.urls.escapes import decoded

GEM = "jekyll-relative-links"
SETTINGS = "relative_links"
PRIORITY = -100
_ABSOLUTE = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|//|~")
_ELSEWHERE = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|#")
_MAY_LINK = regex(r"\](?:\(|: )(?!https?://)")  # to other sites nothing changes


def change(site: Site, target: Target) -> Site:
    """Rewrites the links of Markdown pages, and of documents where `collections:` says so."""
    said = settings(site, SETTINGS)
    if is_off(said):
        return site
    urls = _Urls(site, modern=target.relative_links >= (0, 7))
    pages = tuple(urls.linked(page) if _is_meant(page, said) else page for page in site.pages)
    return site._replace(pages=pages, asks_dates=site.asks_dates or urls.asked)


def _is_meant(page: Page, said: Mapping[str, Any]) -> bool:
    if page.converter != "markdown" or not (page.listed if page.kind == "page" else page.published):
        return False
    left_out = said.get("exclude")
    patterns = [item for item in left_out if isinstance(item, str)] if isinstance(left_out, list) else []
    return (page.kind == "page" or said.get("collections") is True) and matching(patterns, page.path, False) is None


class _Urls:
    """The addresses of a site's files by their paths; a page's before that of the file it is made of.

    `asked`: whether one was looked up, for which the plugin asks which documents are written.
    """

    def __init__(self, site: Site, *, modern: bool) -> None:
        self.asked = False
        self._modern = modern
        self._baseurl = site.config.baseurl
        self._root = site.config.collections_dir
        pages = [(page.path, page.url) for page in site.pages if page.kind == "page" and page.listed]
        files = [(file.path, file.url) for file in site.static_files]
        documents = [(self._path(page), page.url) for page in site.published if page.kind != "page"]
        self._known = dict(reversed([*pages, *files, *documents]))

    def _path(self, page: Page) -> str:
        """The path that the plugin sees: of a document the one below `collections_dir:`."""
        return page.path if page.kind == "page" or not self._root else page.path.removeprefix(f"{self._root}/")

    def linked(self, page: Page) -> Page:
        """A page with its links rewritten."""
        if self._modern and page.kind != "page":
            page = without_own_excerpt(page)
        folder = dirname(self._path(page))
        parts = list(_spliced(page.body, self._changes(page.body.string, folder)))
        return with_body(page, join(parts)) if len(parts) > 1 else page

    def _changes(self, string: str, folder: str) -> Iterator[tuple[int, int, str]]:
        """What to write in the place of what, in order."""
        if not _MAY_LINK.search(string):
            return
        for link in links(string, titles=self._modern):
            url = self._url(string[link.start : link.stop], folder)
            if url is not None:
                yield from _changes(link, url)

    def _url(self, path: str, folder: str) -> str | None:
        self.asked = self.asked or not _ELSEWHERE.match(path)
        if _ABSOLUTE.match(path):
            return None
        if self._modern:
            path = decoded(path.replace("+", " "))
            folder = "" if path.startswith("/") else folder
        known = self._known.get(_inside(f"{folder}/{path}"))
        try:
            return None if known is None else relative_url(known, self._baseurl)
        except InvalidURL:
            return None


def _inside(path: str) -> str:
    """A path without its dots; "" for one that leads out of the site."""
    kept: list[str] = []
    for name in path.split("/"):
        if name == ".." and not kept:
            return ""
        if name == "..":
            kept.pop()
        elif name not in ("", "."):
            kept.append(name)
    return "/".join(kept)


def _changes(link: Written, url: str) -> Iterator[tuple[int, int, str]]:
    if link.label >= 0:
        yield link.begin, link.label, "\n"
    yield link.start, link.stop, url
    if link.label >= 0 and link.rest < link.end:
        yield link.rest, link.end, ""


def _spliced(body: Text, changes: Iterator[tuple[int, int, str]]) -> Iterator[Text]:
    at = 0
    for start, stop, made in changes:
        yield body.slice(at, start)
        yield Text(made, [body.slice(start, start + 1).segments[0]._replace(width=max(1, stop - start))])
        at = stop
    yield body.slice(at)
