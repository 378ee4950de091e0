"""A reference leads to a footnote that is not there.

## Why
`[^1]` becomes a small number that leads to the footnote of that name. Where no line `[^1]: …` writes that footnote, the
reader sees the brackets.

## Bad
    As we have shown.[^1]

## Good
    As we have shown.[^1]

    [^1]: In 2019.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

# Other names are as well a set of characters in a regular expression: `[^a-z]`.
_REFERENCE = regex(r"(?<!\\)\[\^(\d{1,3}|(?:fn|note|footnote)[\w-]*)\]")


@rule(on="element:text", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    if "[^" not in element.value or element.source is None or "as_html" in element.options:
        return
    for found in _REFERENCE.finditer(element.source.string, element.start, element.end):
        yield Finding(
            element.source.locate(found.start(), found.end()),
            f"there is no footnote {found[1]}: {found[0]} will be shown as text",
            f"add a line {found[0]}: with its text",
        )
