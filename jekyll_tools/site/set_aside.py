"""Pages to which nothing in the site links, of which nobody misses anything: those in a folder of old ones (`old/`,
`archive/`), and those that the Academic Pages theme brings.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from jekyll_tools import limits
from jekyll_tools.regex import regex
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.live_templates import seen, seen_templates
from jekyll_tools.site.page import Page
from jekyll_tools.site.samples import samples
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

_NAMES = frozenset(("archive", "archived", "old", "outdated", "previous"))
_BEFORE = "/\"'(<"  # what stands before the last part of an address
# The theme's pages that a site has whether it needs them or not, by the names of their files.
_THEMES = frozenset(
    (
        "archive-layout-with-content.md",
        "category-archive.html",
        "collection-archive.html",
        "cv-json.md",
        "markdown.md",
        "non-menu-page.md",
        "page-archive.html",
        "portfolio.html",
        "sitemap.md",
        "tag-archive.html",
        "talkmap.html",
        "terms.md",
        "year-archive.html",
    )
)
_REMARK = regex(r"^[ \t]*#.*", re.MULTILINE)


def set_aside(site: Site, paths: Collection[str]) -> Iterator[Page]:
    """Those pages among the files of some `paths`: in a folder of old ones, whatever the case of the folder's letters
    and an underscore before it (documents are listed, and are none), or of the theme's, where nothing but a comment,
    a sample or another such page links to them. Where there is too much to be looked through: none.
    """
    pages = [page for page in site.pages if page.collection == "pages"]
    old = [page for page in pages if page.path in paths and _is_old(page.path)]
    if old:
        others = (page.text.string for page in site.pages if not _is_old(page.path))
        yield from _unlinked(old, (*others, *templates(site).values(), *_data(site)))
    brought = [page for page in pages if page.path in paths and _is_brought(page)]
    if brought:
        idle = {page.path for page in samples(site)}
        others = (page.text.string for page in site.published if not (page.path in idle or _is_brought(page)))
        remarked = (_REMARK.sub("", text) for text in _data(site))
        yield from _unlinked(brought, (*map(seen, (*others, *remarked)), *seen_templates(site).values()))


def _unlinked(pages: list[Page], texts: Iterable[str]) -> Iterator[Page]:
    text = "\n".join(texts)
    if len(text) * len(pages) <= limits.SEARCHED:
        yield from (page for page in pages if not any(_is_in(text, f"{mark}{_last(page.url)}") for mark in _BEFORE))


def _is_in(text: str, name: str) -> bool:
    """Whether a name stands in a text that does not go on as a longer one."""
    at = text.find(name)
    for _ in range(limits.SEARCHED_PLACES):
        behind = text[at + len(name) : at + len(name) + 1]
        if at < 0 or not (behind.isalnum() or behind in ("-", "_")):
            return at >= 0
        at = text.find(name, at + 1)
    return True


def _is_old(path: str) -> bool:
    return any(folder.lower().lstrip("_") in _NAMES for folder in path.split("/")[:-1])


def _is_brought(page: Page) -> bool:
    return posixpath.dirname(page.path) == "_pages" and posixpath.basename(page.path) in _THEMES


def _last(url: str) -> str:
    """The last part of an address: of what is at the folder's own address the folder's name."""
    return url.rstrip("/").rpartition("/")[2].removesuffix(".html")


def _data(site: Site) -> Iterator[str]:
    yield from (file.text.string for file in data_of(site).files)
