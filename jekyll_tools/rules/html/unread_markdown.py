"""Markdown within HTML stays as it is.

## Why
kramdown reads no Markdown in a block of HTML, unless the block's tag says `markdown="1"`: the reader sees the stars,
brackets and hashes, and the items of a list one behind the other. Words between two single stars are but a remark, for
they may be meant so.

## Bad
    <div>See **my** [papers](/publications/).</div>

## Good
    <div markdown="1">See **my** [papers](/publications/).</div>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.html.tables import FORMATTING
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import AS_IT_IS, BLOCKS, ITALICS, MARKDOWN
from jekyll_tools.rules.rule import Context, rule

# Classes of what scripts make code or a picture of, and elements that they define.
_DRAWN = regex(r"^[a-z]+-|code|highlight|mermaid|\bpre")
_HINT = 'add markdown="1" to the tag of the block around it, or write HTML here'


@rule(on="element:html_element", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    if element.value in AS_IT_IS or not ("html_only" in element.options or "in_raw" in element.options):
        return
    unread = f"Markdown within <{element.value}> is not read: this will be shown as it is written"
    for child in element.children:
        source, value = child.source, child.value
        if child.kind == "text" and source is not None and ("\n" in value or "*" in value or "](" in value):
            blocks = _blocks(element, child, source)
            more = f", and {len(blocks) - 1} more of its kind" if len(blocks) > 1 else ""
            yield from (Finding(source.locate(*span), unread + more, _HINT) for span in blocks[:1])
            for found in _spans(element, child, source):
                level: Level | None = "info" if found[0][0] == "*" != found[0][1] else None
                yield Finding(source.locate(*found.span()), unread, _HINT, level=level)


def _blocks(element: Element, text: Element, source: Source) -> list[tuple[int, int]]:
    """The headings, and the first items of lists."""
    if "\n" not in text.value or element.value in FORMATTING or element.value == "span" or _is_code(element):
        return []
    return [found.span("block") for found in BLOCKS.finditer(source.string, text.start, text.end)]


def _spans(element: Element, text: Element, source: Source) -> Iterator[re.Match[str]]:
    """Links, words in bold, and words in italics beside these."""
    string, start, end, done = source.string, text.start, text.end, -1
    found = [] if "**" not in text.value and "](" not in text.value else [*MARKDOWN.finditer(string, start, end)]
    if "*" in text.value and not _is_code(element):
        found = sorted([*found, *ITALICS.finditer(string, start, end)], key=lambda each: each.start())
    for each in found:
        if each.start() >= done:
            done = each.end()
            yield each


def _is_code(element: Element) -> bool:
    said = element.attr.get("class") or ""
    return bool(said) if element.value == "span" else _DRAWN.search(f"{element.value} {said}") is not None
