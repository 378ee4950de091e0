"""A heading is shown as text.

## Why
GitHub's kind of Markdown, which most sites use, takes `##Papers` for text: the reader sees the hashes and no heading,
and nothing can link to it. A heading that is underlined needs a blank line above, or the reader sees the equal signs.

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

# One hash before a small letter is a tag as people write them on social media, before a digit a number.
_HEADING = regex(r"^(#{2,6}(?=[^\W\d_])|#(?=[A-Z][a-z]*(?:[ \t]+[^#\n]*)?$))", re.M)
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
        behind = source.locate(found.end(), found.end())
        yield Finding(
            source.locate(found.start(), found.end()),
            f"{found[0]} without a space after it makes no heading: it will be shown as text",
            f"write a space after {found[0]}",
            (Edit(behind, " "),),
            safe=len(found[0]) > 1,
        )
