"""A heading is shown as text.

## Why
GitHub's kind of Markdown, which most sites use, takes `##Papers` for text: the reader sees the hashes and no heading,
and nothing can link to it. There are six levels: seven hashes are text too. A heading that is underlined needs a blank
line above, or the reader sees the equal signs.

## Bad
    ##Papers

## Good
    ## Papers
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

# One hash before a small letter is a tag as people write them on social media, before a digit a number.
_HEADING = regex(
    r"^(?P<hashes>#{2,6}(?=[*_\[]{0,3}[^\W_])|#(?=(?P<word>[^\W\d_]+)(?:[ \t]+[^#\n]*)?$)|#{7,}(?=[ \t]+\w))", re.M
)
_MOST = 6
_UNDERLINED = regex(r"\n[ \t]*(?P<words>[^\s=][^\n]*)\n[ \t]*(?P<line>={3,})[ \t]*$", re.M)


@rule(on="element:p", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    source = element.source
    if source is None:
        return
    # What stands in a comment that is shown comment-as-text tells.
    has_line = source.string.find("\n=", element.start, element.end) >= 0
    found = _UNDERLINED.search(source.string, element.start, element.end) if has_line else None
    if found and source.string.find("<!--", element.start, found.start()) < 0:
        yield Finding(
            source.locate(*found.span("words")),
            "this is no heading, but goes on with the line above: the equal signs below it will be shown",
            "leave a blank line above it",
        )
    if source.string.find("#", element.start, element.end) < 0:
        return
    for found in _HEADING.finditer(source.string, element.start, element.end):
        if found["word"] and not found["word"].istitle():
            continue
        yield _finding(found[0], source.locate(found.start(), found.end()))


def _finding(hashes: str, place: Location) -> Finding:
    if len(hashes) > _MOST:
        message = f"{len(hashes)} hashes make no heading, but six at most: they will be shown as text"
        return Finding(place, message, "write no more than six")
    edit = Edit(place._replace(start=place.end), " ")
    message = f"{hashes} without a space after it makes no heading: it will be shown as text"
    return Finding(place, message, f"write a space after {hashes}", (edit,), safe=len(hashes) > 1)
