"""Code between fences is read as text.

## Why
A block of code stands between two lines of three backticks (or tildes). Where the second one is missing, or words stand
behind the first, there is no block: the reader sees the backticks, each `#` in the code makes a heading, and stars and
underscores are lost.

## Bad
    How to install it:

    ```bash
    # all of it
    pip install it

    Then run it.

## Good
    How to install it:

    ```bash
    # all of it
    pip install it
    ```

    Then run it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_FENCE = regex(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)$", re.M)


@rule(on="element:p", level="warning")
def check(paragraph: Element, _context: Context) -> Iterator[Finding]:
    source = paragraph.source
    if source is None or all(source.string.find(fence, *_span(paragraph)) < 0 for fence in ("```", "~~~")):
        return
    spans = list(_code(paragraph))
    for found in _FENCE.finditer(source.string, paragraph.start, paragraph.end):
        fence, info = found["fence"], found["info"].strip()
        place = source.locate(found.start("fence"), found.end("fence") + len(found["info"].rstrip()))
        if any(span.start == place.start for span in spans):
            yield Finding(place, "this code is no block: it will be shown within a line of text", _of_span(fence, info))
        elif not any(span.start < place.start < span.end for span in spans):
            yield _lone(place, fence, info)


def _span(paragraph: Element) -> tuple[int, int]:
    return paragraph.start, paragraph.end


def _code(paragraph: Element) -> Iterator[Location]:
    """Where the paragraph has code within its lines."""
    for child in paragraph.children:
        if child.kind == "codespan" and child.source is not None:
            yield child.source.locate(child.start, child.end)


def _of_span(fence: str, info: str) -> str:
    if " " in info:
        return f"write no more than one word, the language, behind {fence}"
    return "leave a blank line above it, and let the line that ends it hold nothing else"


def _lone(place: Location, fence: str, info: str) -> Finding:
    if not info:
        message = f"this line of {fence} has no other to go with it: it will be shown as text"
        return Finding(place, message, "write the other one, which may be missing further up, or remove it")
    if " " in info:
        message = (
            f"{fence} with more than one word behind it begins no code: it will be read as text, and {fence} shown"
        )
        return Finding(place, message, f"write no more than one word, the language, behind {fence}")
    message = f"the code that begins here is never closed: it will be read as text, and {fence} shown"
    return Finding(place, message, f"write {fence} on a line of its own where it ends")
