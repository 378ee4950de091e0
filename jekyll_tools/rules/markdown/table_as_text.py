"""A table is read as text.

## Why
kramdown sees a table only where a blank line, or the start of the text, is above it. Right below a line of words its
rows are part of that paragraph, and the reader sees bars and dashes.

## Bad
    My talks:
    | Year | Place |
    |------|-------|
    | 2019 | Bonn  |

## Good
    My talks:

    | Year | Place |
    |------|-------|
    | 2019 | Bonn  |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

# A row of words, and below it the line that parts a table's head from its body.
_TABLE = regex(r"^[^\n|]*\|[^\n]*\n(?P<line>[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?)[ \t]*$", re.M)


@rule(on="element:p", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    source = element.source
    if source is None or source.string.find("|", element.start, element.end) < 0:
        return
    found = _TABLE.search(source.string, element.start, element.end)
    if found is None:
        return
    above = found.start() > element.start
    yield Finding(
        source.locate(found.start("line"), found.end("line")),
        "this is read as text, not as a table: its bars and dashes will be shown",
        "leave a blank line above its first row" if above else "begin and end every row with a bar",
    )
