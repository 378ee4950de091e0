"""A heading lacks the space after its hashes.

## Why
GitHub's kind of Markdown, which most sites use, takes `##Papers` for text: the reader sees the hashes and no heading,
and nothing can link to it.

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


@rule(on="element:p", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    source = element.source
    if source is None or "#" not in source.string:
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
