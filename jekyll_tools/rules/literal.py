"""The author's words that reach the reader as they were typed: what kramdown found no markup in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.html.tables import ESCAPABLE_TEXT, FOREIGN, RAW_TEXT
from jekyll_tools.kramdown.element import Element
from jekyll_tools.text import Location

# What listens to an element of each of these kinds meets every text that Markdown was looked for in, once.
TEXTS = tuple(f"element:{kind}" for kind in ("p", "header", "td", "th", "dt", "em", "strong", "a", "html_element"))
AS_IT_IS = RAW_TEXT | ESCAPABLE_TEXT | FOREIGN | frozenset(("code", "kbd", "pre", "samp", "template"))


def shown(element: Element, sign: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Location]]:
    """Where the pattern is found in the words of an element that hold `sign`, as they were typed, with its place."""
    if element.value in AS_IT_IS or "html_only" in element.options or "in_raw" in element.options:
        return
    for child in element.children:
        source = child.source
        if child.kind == "text" and source is not None and source.string.find(sign, child.start, child.end) >= 0:
            for found in pattern.finditer(source.string, child.start, child.end):
                yield found, source.locate(*found.span())
