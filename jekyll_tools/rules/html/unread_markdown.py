"""Markdown within HTML stays as it is.

## Why
kramdown reads no Markdown in a block of HTML, unless the block's tag asks for it: the reader sees the stars, brackets
and hashes, and the items of a list, the rows of a table or the lines of code one behind the other. `markdown="span"` is
for words. `markdown="1"` has a `<div>` read as a page is: there its end tag has to begin a line, or it is shown, and
all that follows becomes a part of the `<div>`. Words between two single stars are but a remark: they may be meant so.

## Bad
    <div>See **my** [papers](/publications/).</div>

## Good
    <div markdown="span">See **my** [papers](/publications/).</div>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.html.tables import FORMATTING
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.literal import AS_IT_IS, ATTRIBUTES, ITALICS, MARKDOWN, blocks, is_raw
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unread import hint, links

# Classes of what scripts make code or a picture of, and elements that they define.
_DRAWN = regex(r"^[a-z]+-|code|highlight|mermaid|\bpre")
_SIGNS = ("\n", "*", "](", "~~", "{:")
_AROUND_BLOCKS = frozenset(("font",))  # of those that give words a look, the one that people put around lists


@rule(on=("element:html_element", "body"), level="warning")
def check(read: Element | Body, _context: Context) -> Iterator[Finding]:
    if isinstance(read, Body):
        yield from _labelled(read)
        return
    if read.value in AS_IT_IS or not is_raw(read):
        return
    for child in read.children:
        source, value = child.source, child.value
        if child.kind != "text" or source is None or value.isspace():  # most are what parts tags
            continue
        if any(sign in value for sign in _SIGNS):
            yield from _in_text(read, child, source)


def _in_text(element: Element, text: Element, source: Source) -> Iterator[Finding]:
    found_blocks, spans = _blocks(element, text, source), list(_spans(element, text, source))
    if not (found_blocks or spans):
        return
    unread = _unread(element.value)
    more = f", and {len(found_blocks) - 1} more of its kind" if len(found_blocks) > 1 else ""
    for start, end in found_blocks[:1]:
        mend = hint(element, blocks=True)
        if source.string.find("|", start, end) >= 0:
            mend = mend.replace(", or", ", with a blank line above and below the table, or")
        yield Finding(source.locate(start, end), unread + more, mend)
    for found in spans:
        level: Level | None = "info" if found[0][0] == "*" != found[0][1] else None
        mend = hint(element, blocks=bool(found_blocks) or found[0].startswith("{:"))
        yield Finding(source.locate(*found.span()), unread, mend, level=level)


def _unread(name: str) -> str:
    return f"Markdown within <{name}> is not read: this will be shown as it is written"


def _labelled(body: Body) -> Iterator[Finding]:
    """Links by labels that the page defines."""
    if body.document is not None and body.complete:
        for link in links(body.document):
            yield Finding(link.location, _unread(link.within.value), hint(link.within))


def _blocks(element: Element, text: Element, source: Source) -> list[tuple[int, int]]:
    """The headings, the first items of lists, the beginnings of tables, and the lines around code."""
    is_within_line = element.value in FORMATTING - _AROUND_BLOCKS or element.value == "span"
    if "\n" not in text.value or is_within_line or _is_code(element):
        return []
    return list(blocks(source.string, text.start, text.end))


def _spans(element: Element, text: Element, source: Source) -> Iterator[re.Match[str]]:
    """Links, words in bold or struck out, lists of attributes, and words in italics beside these."""
    string, value, is_code, done = source.string, text.value, _is_code(element), -1
    found: list[re.Match[str]] = []
    if any(sign in value for sign in ("**", "](", "~~")):
        found += MARKDOWN.finditer(string, text.start, text.end)
    if "{:" in value and not is_code:
        found += ATTRIBUTES.finditer(string, text.start, text.end)
    if "*" in value and not is_code:
        found += ITALICS.finditer(string, text.start, text.end)
    for each in sorted(found, key=lambda each: each.start()):
        if each.start() >= done:
            is_of_span = each.start() == done and each[0].startswith("{:")  # the attributes of the span before
            done = each.end()
            if not is_of_span:
                yield each


def _is_code(element: Element) -> bool:
    said = element.attr.get("class") or ""
    return bool(said) if element.value == "span" else _DRAWN.search(f"{element.value} {said}") is not None
