"""A page's body, read once: its kramdown document, its tags, its ids and what was wrong in it.

A body is read as it comes out of Liquid. One that Liquid cannot render, or makes far too long, is read with its Liquid
masked (`complete` is False then): its tags and links are the author's own as far as they go, but what nests in what,
and which ids there are, only Liquid could tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.scan import EndTag, Tag
from jekyll_tools.limits import LIQUID_PAGE
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location, Text

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Document


class Body(NamedTuple):
    """What a page's source says. `document` is None for pages that are not Markdown.

    `converted`: a layout reads all of it as Markdown, though the page is none.
    """

    page: Page
    complete: bool
    document: Document | None = None
    tags: tuple[Tag, ...] = ()
    end_tags: tuple[EndTag, ...] = ()
    ids: Mapping[str, Location] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
    converted: bool = False

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def read(page: Page, text: Text, options: Mapping[str, Any]) -> Body:
    """The body of a page, of what Liquid made of it; `options` are kramdown's (see `kramdown.jekyll_options`)."""
    limit = max(LIQUID_PAGE, len(page.body))  # of pictures that are written into it, it may be longer by itself
    if len(text) > limit and len(" ".join(text.string.split())) > limit:
        place = text.locate(limit, limit + 1)
        return read_masked(page, options)._replace(problems=(Problem("too-complex", place, {"limit": "liquid-page"}),))
    return _read(page, text, options)


def _read(page: Page, text: Text, options: Mapping[str, Any]) -> Body:
    if page.converter == "markdown":
        return _markdown(page, text, options)
    return _html(page, text.with_line_ends()) if page.converter == "html" else Body(page, complete=False)


def read_masked(page: Page, options: Mapping[str, Any]) -> Body:
    """The body of a page whose Liquid cannot be rendered, as far as it goes."""
    from jekyll_tools.liquid.mask import mask

    text = page.body.with_line_ends()
    found = _read(page, Text(mask(text.string), text.segments), options)
    return found._replace(complete=False, ids=MappingProxyType({}), problems=())


def _markdown(page: Page, text: Text, options: Mapping[str, Any]) -> Body:
    from jekyll_tools.kramdown import parse

    document = parse(text, options)
    tags = tuple(document.tags())
    return Body(page, True, document, tags, (), document.ids(tags), tuple(document.problems))


def _html(page: Page, text: Text) -> Body:
    from jekyll_tools.html.nesting import problems
    from jekyll_tools.html.scan import raw_tags, scan

    raw = list(raw_tags(text.string))
    scanned = tuple(scan(text, raw))
    tags = tuple(item for item in scanned if isinstance(item, Tag))
    ends = tuple(item for item in scanned if isinstance(item, EndTag))
    return Body(page, True, None, tags, ends, _ids(tags), tuple(problems(text, raw)))


def _ids(tags: tuple[Tag, ...]) -> dict[str, Location]:
    found: dict[str, Location] = {}
    for tag in tags:
        attribute = tag.attributes.get("id") or (tag.attributes.get("name") if tag.name == "a" else None)
        if attribute is not None and attribute.value:
            found.setdefault(attribute.value, attribute.location)
    return found
