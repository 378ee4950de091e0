"""The pages that the theme's lists of tags and categories lead to.

Minimal Mistakes, and the themes made from it, print the tags and categories of a page as links into one page that
lists them all: its address is `path:` of `tag_archive:` and `category_archive:` in `_config.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.served import Served
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import reached

_KEYS = {"tag_archive": "tags", "category_archive": "categories"}


def missing_archives(site: Site, served: Served) -> Iterator[Problem]:
    """A `missing-archive` for each of the two that pages link to and that is not there.

    Facts: key (what the pages say: "tags" or "categories"), url (the address), pages (how many link to it), first (the
    path of one of them).
    """
    for setting, key in _KEYS.items():
        entry = site.config.entries.get((setting, "path"))
        said = site.config.data.get(setting)
        if entry is None or not isinstance(said, Mapping) or said.get("type") != "liquid":
            continue
        url = str(entry.value)
        if not url.startswith("/") or served.find(url) is not None:
            continue
        pages = [page for page in site.published if site.owns(page) and _has(page, key)]
        names = {str(page.data.get("layout")) for page in pages}
        printing = {name for name in names if _prints(site, name, f"site.{setting}.path")}
        linking = [page for page in pages if str(page.data.get("layout")) in printing]
        if linking:
            facts = {"key": key, "url": url, "pages": len(linking), "first": linking[0].path}
            yield Problem("missing-archive", entry.location, facts)


def _has(page: Page, key: str) -> bool:
    """Whether the theme's `page.tags[0]` is something; of a document Jekyll makes a list of words."""
    said = page.data.get(key)
    return bool(said) and (isinstance(said, list) or (isinstance(said, str) and page.kind != "page"))


def _prints(site: Site, layout: str, words: str) -> bool:
    """Whether a layout, one around it, or something that these include, has some words."""
    return any(template.text is not None and words in template.text.string for template in reached(site, [layout]))
