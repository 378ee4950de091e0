"""The addresses that styles of a page ask for: `url(…)` in an attribute `style`, and in a `<style>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.regex import regex
from jekyll_tools.text import Location

if TYPE_CHECKING:
    from jekyll_tools.html.scan import Tag

STYLE = "style"
_URL = regex(
    r"/\*.*?(?:\*/|\Z)"
    r"|\burl\(\s{0,99}([\"']?)(?P<url>[^\s\"'(){}#][^\s\"'(){}]{0,1999})\1\s{0,99}\)",
    re.DOTALL | re.IGNORECASE,
)


def styled_urls(tag: Tag) -> Iterator[tuple[str, str, Location]]:
    """Those of a tag, as `tag_urls` gives those of others; none of a `<style>` that Liquid has a part in."""
    given = tag.attributes.get(STYLE)
    if given is not None and given.value and "url(" in given.value.lower():
        place = given.value_location or given.location
        is_written = place.text == given.value
        for match in _URL.finditer(given.value):
            if match["url"]:
                start, end = match.span("url")
                found = Location(place.origin, place.start + start, place.start + end) if is_written else given.location
                yield STYLE, match["url"], found
    elif tag.name == STYLE and not tag.location.is_made:
        yield from _of_sheet(tag.location)


def _of_sheet(tag: Location) -> Iterator[tuple[str, str, Location]]:
    string, start = tag.origin.string, tag.end
    end = string.find("</style", start, start + limits.STYLE_CHARACTERS)
    first = string.find("url(", start, end) if end >= 0 else -1
    if first < 0 or string.find("{%", start, end) >= 0:
        return
    for match in _URL.finditer(string, start, end):
        if match["url"]:
            yield STYLE, match["url"], Location(tag.origin, *match.span("url"))
