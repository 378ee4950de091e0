"""The pages that the theme's lists of tags and categories lead to.

Minimal Mistakes, and the themes made from it, print the tags and categories of a page as links into one page that
lists them all: its address is `path:` of `tag_archive:` and `category_archive:` in `_config.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.served import Served
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import reached

_OF_POSTS = regex(
    r"\{%-?\s*include\s+group-by-array\s+(?P<collection>collection=site\.posts)\s+field=[\"'](?P<field>\w+)[\"']"
)
_LEFT_OUT = regex(
    r"page\.(?<!\wpage\.)(?P<key>tags|categories)\b[^%]{0,100}?\bpage\.collection\s*!=\s*[\"'](?P<label>[\w-]+)[\"']"
)
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
        if not url.startswith("/"):
            continue
        pages = [page for page in site.published if site.owns(page) and _has(page, key)]
        names = {str(page.data.get("layout")) for page in pages}
        printing = {name for name in names if _prints(site, name, f"site.{setting}.path")}
        left_out = _left_out(site, printing, key)
        linking = [
            page for page in pages if str(page.data.get("layout")) in printing and page.collection not in left_out
        ]
        if linking and served.find(url) is not None:
            yield from _unlisted(site, url, key, linking)
        elif linking:
            facts = {"key": key, "url": url, "pages": len(linking), "first": linking[0].path}
            yield Problem("missing-archive", entry.location, facts)


def _left_out(site: Site, layouts: Iterable[str], key: str) -> set[str]:
    """The collections whose documents templates print none below: `page.tags[0] and page.collection != "talks"`."""
    texts = (template.text.string for template in reached(site, layouts) if template.text is not None)
    return {match["label"] for text in texts for match in _LEFT_OUT.finditer(text) if match["key"] == key}


def _unlisted(site: Site, url: str, key: str, linking: Sequence[Page]) -> Iterator[Problem]:
    """An `unlisted-in-archive` where the page of that address lists posts alone, and others link to what it lacks.

    Facts: as above.
    """
    archive = next((page for page in site.published if page.url == url), None)
    found = _OF_POSTS.search(archive.body.string) if archive is not None else None
    if archive is None or found is None or found["field"] != key:
        return
    listed = {term for page in site.published if page.kind == "post" for term in _terms(page, key)}
    lost = [page for page in linking if _terms(page, key) - listed]
    if lost:
        facts = {"key": key, "url": url, "pages": len(lost), "first": lost[0].path}
        yield Problem("unlisted-in-archive", archive.body.locate(*found.span("collection")), facts)


def _terms(page: Page, key: str) -> set[str]:
    """A page's tags or categories, in lower case, as the list has them."""
    said = page.data.get(key)
    words = said if isinstance(said, list) else said.split() if isinstance(said, str) else []
    return {str(word).lower() for word in words if word not in (None, "")}


def _has(page: Page, key: str) -> bool:
    """Whether the theme's `page.tags[0]` is something; of a document Jekyll makes a list of words."""
    said = page.data.get(key)
    return bool(said) and (isinstance(said, list) or (isinstance(said, str) and page.kind != "page"))


def _prints(site: Site, layout: str, words: str) -> bool:
    """Whether a layout, one around it, or something that these include, has some words."""
    return any(template.text is not None and words in template.text.string for template in reached(site, [layout]))
