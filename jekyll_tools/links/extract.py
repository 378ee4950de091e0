"""The links of a page: what it uses (attributes and front matter keys that hold URLs) and what it defines (its ids).

The engine calls `page_links` once for every published page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from jekyll_tools import urls
from jekyll_tools.html.tables import URL_SETS, URLS
from jekyll_tools.links.link import Link
from jekyll_tools.links.named import written
from jekyll_tools.links.sources import alternatives
from jekyll_tools.links.styled import STYLE, styled_urls
from jekyll_tools.liquid.mask import has_hole
from jekyll_tools.regex import regex
from jekyll_tools.text import Location

if TYPE_CHECKING:
    from jekyll_tools.html.scan import Attribute, Tag
    from jekyll_tools.site.page import Page


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Front matter keys whose value a theme prints as a link's address, as it is.
KEYS = _names(
    "bibtexurl canonical_url codeurl dataurl demourl doi_url external_url link paperurl pdf_url posterurl projecturl "
    "slidesurl videourl website"
)
# Keys below others: actions, galleries and feature rows of Minimal Mistakes and its children, by their last name.
NESTED_KEYS = _names("cta_url image_path overlay_image teaser url")
_REDIRECT_TO = (("redirect_to",), ("redirect_to", 0))
_NESTS = _names("actions feature_row gallery header links")

# A `<link>` that announces a host or a purpose: nothing is shown or loaded from its address.
_ANNOUNCING = _names("preconnect dns-prefetch profile pingback")
_MORE_URLS: Mapping[str, tuple[str, ...]] = {"use": ("href", "xlink:href"), "image": ("href", "xlink:href")}
_CANDIDATE = regex(r"[\s,]*(\S+)")
_ROOTED = regex(r"/|https?[:;/]", re.IGNORECASE)
_EDGES = "".join(map(chr, range(33)))


def page_links(page: Page, tags: Iterable[Tag], ids: Mapping[str, Location], complete: bool = True) -> Iterator[Link]:
    """What a page uses and defines, nothing for an unpublished one; what nobody can tell (holes) is left out.

    `tags`: its start tags, written or made from Markdown; `ids`: those that its text defines. Where these are all
    (`complete`), the first link defines the page itself.
    """
    if not page.published:
        return
    if complete and not any(map(has_hole, ids)):
        yield Link("defines", page.url, Location(page.text.segments[0].origin, 0, 0), page.url, "")
    yield from (link for link in _all_links(page, tags, ids) if not has_hole(link.url))


def _all_links(page: Page, tags: Iterable[Tag], ids: Mapping[str, Location]) -> Iterator[Link]:
    yield from (Link("defines", f"{page.url}#{name}", place, page.url, "id") for name, place in ids.items())
    yield from front_matter_links(page)
    tags = tuple(tags)
    bases = (tag.attributes.get("href") for tag in tags if tag.name == "base")
    base = next((href.value for href in bases if href is not None and href.value), "")
    instead = alternatives(tags)
    for number, tag in enumerate(tags):
        if not tag.attributes and tag.name != "style":  # as half of them
            continue
        yield from _anchors(page, tag)
        is_styled = STYLE in tag.attributes or tag.name == STYLE
        for name, url, place in chain(tag_urls(tag), styled_urls(tag)) if is_styled else tag_urls(tag):
            yield _seen_from(base, Link("uses", url, place, page.url, name, instead.get(number, ())))


def _seen_from(base: str, link: Link) -> Link:
    """A link, on a page with such a `<base href>`, "" for none."""
    if not base:
        return link
    whole = urls.split(base)
    if whole.scheme or whole.authority is not None or base.startswith("/"):
        return link._replace(url=str(urls.resolve(whole, urls.split(link.url))))
    return link._replace(base=str(urls.resolve(urls.split(link.base), whole)))


def _anchors(page: Page, tag: Tag) -> Iterator[Link]:
    for name in ("id", "name") if tag.name == "a" else ("id",):
        attribute = tag.attributes.get(name)
        if attribute is not None and attribute.value:
            place = attribute.value_location or attribute.location
            yield Link("defines", f"{page.url}#{attribute.value}", place, page.url, name)


def tag_urls(tag: Tag) -> Iterator[tuple[str, str, Location]]:
    """The URLs of a tag: attribute, URL (without the blanks around it, never empty) and where it is written."""
    names = URLS.get(tag.name) or _MORE_URLS.get(tag.name) or ()
    for name in chain(names, URL_SETS.get(tag.name, ())):
        attribute = tag.attributes.get(name)
        if attribute is None or not attribute.value or tag.name == "base" or _announces(tag) or _is_scripts(tag):
            continue
        if name in URL_SETS.get(tag.name, ()):
            yield from ((name, url, place) for url, place in _set(attribute))
        elif attribute.value.strip(_EDGES):
            yield name, attribute.value.strip(_EDGES), _value_place(attribute)


def _announces(tag: Tag) -> bool:
    relation = tag.attributes.get("rel")
    return tag.name == "link" and relation is not None and not _ANNOUNCING.isdisjoint((relation.value or "").split())


def _is_scripts(tag: Tag) -> bool:
    """Whether a link to a place of its page is there for a script, which does what it likes when it is clicked."""
    href = tag.attributes.get("href")
    handles = any(name == "onclick" or name.startswith("data-") for name in tag.attributes)
    return tag.name == "a" and handles and href is not None and (href.value or "").startswith("#")


def _value_place(attribute: Attribute) -> Location:
    place = attribute.value_location
    if place is None:
        return attribute.location  # of `[text][label]`, whose URL stands elsewhere
    written = place.text
    start = place.start + len(written) - len(written.lstrip(_EDGES))
    return Location(place.origin, start, max(start, place.end - len(written) + len(written.rstrip(_EDGES))))


def _set(attribute: Attribute) -> Iterator[tuple[str, Location]]:
    place, value = attribute.value_location, attribute.value or ""
    as_written = place is not None and place.text == value
    for url, at in srcset(value):
        if place is not None and as_written:
            yield url, Location(place.origin, place.start + at, place.start + at + len(url))
        else:
            yield url, attribute.location


def srcset(value: str) -> Iterator[tuple[str, int]]:
    """The URLs of a `srcset`, each with its offset.

    >>> list(srcset("a.png, b,c.png 2x,d.png 100w,"))
    [('a.png', 0), ('b,c.png', 7), ('d.png', 18)]
    """
    at = 0
    while match := _CANDIDATE.match(value, at):
        url, at = match[1], match.end()
        if url.rstrip(","):
            yield url.rstrip(","), match.start(1)
        if not url.endswith(","):
            comma = value.find(",", at)
            at = comma if comma >= 0 else len(value)


def front_matter_links(page: Page) -> Iterator[Link]:
    """The front matter values that are links beyond doubt: an absolute URL, or a path from the site's root.

    Themes print a relative one on other pages too, or put a folder before it, so where it leads is unknown.
    """
    for path, entry in page.front_matter.entries.items():
        if isinstance(entry.value, str) and _holds_url(path):
            url = entry.value.strip(_EDGES)
            if is_sure(url) if len(path) == 1 else "://" in url:
                yield Link("uses", url, written(entry), page.url, _key(path))


def is_sure(url: str) -> bool:
    """Whether an address leads to the same from wherever it is printed."""
    return "://" in url or _ROOTED.match(url) is not None


def _holds_url(path: tuple[str | int, ...]) -> bool:
    if path in _REDIRECT_TO:
        return True
    if len(path) == 1:
        return path[0] in KEYS
    return path[0] in _NESTS and path[-1] in NESTED_KEYS


def _key(path: tuple[str | int, ...]) -> str:
    return next(str(name) for name in reversed(path) if isinstance(name, str))
