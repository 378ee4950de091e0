"""A comment is shown as text.

## Why
A comment that begins its line, with a blank line or a block of HTML above, may hold anything. Indented, within a
paragraph, or right below one, it has to end before the next blank line: else it is text, and the reader sees it and all
that it was to hide.

## Bad
    This page will be updated soon.
    <!--
    ## Old news

    * A talk
    -->

## Good
    This page will be updated soon.

    <!--
    ## Old news

    * A talk
    -->
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, shown
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_BEGUN = regex(r"\s*(?:\Z|=+\s*\Z|-+\s*\Z|#)")  # a line below which a paragraph begins
_OPENING = regex(r"(?<!\\)<!--")


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for _, place in shown(element, "<!--", _OPENING):
        message = "this comment does not end in its paragraph: it will be shown as text"
        yield Finding(place, message, _hint(place))
        return


def _hint(place: Location) -> str:
    origin, start, end = place
    if origin.string.find("-->", end, end + FIX_CHARACTERS) < 0:
        return "end it with -->"
    before = origin.string[origin.line_starts[place.line - 1] : start]
    if before and not before.strip() and _BEGUN.match(origin.line(place.line - 1) if place.line > 1 else ""):
        return "begin the line with it, or in an item where the item's text begins: an indented one is text"
    is_first = not before.strip(" \t>*+-")
    return "leave a blank line above it" if is_first else "write it on a line of its own, with a blank line above"
