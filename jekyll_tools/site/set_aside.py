"""Pages in a folder of old ones (`old/`, `archive/`), to which nothing in the site links."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

_NAMES = frozenset(("archive", "archived", "old", "outdated", "previous"))
_BEFORE = "/\"'(<"  # what stands before the last part of an address


def set_aside(site: Site) -> Iterator[Page]:
    """Those pages, whatever the case of the folder's letters and an underscore before it; documents are listed, and
    are none. Where there is too much to be looked through: none.
    """
    pages = [page for page in site.pages if page.collection == "pages" and _is_old(page.path)]
    if not pages:
        return
    text = "\n".join(_texts(site))
    if len(text) * len(pages) > limits.SEARCHED:
        return
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


def _last(url: str) -> str:
    """The last part of an address: of what is at the folder's own address the folder's name."""
    return url.rstrip("/").rpartition("/")[2].removesuffix(".html")


def _texts(site: Site) -> Iterator[str]:
    """What may hold a link: the other pages, layouts, includes and data files."""
    yield from (page.text.string for page in site.pages if not _is_old(page.path))
    yield from templates(site).values()
    yield from (file.text.string for file in data_of(site).files)
