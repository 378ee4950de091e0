"""Items of a list are shown as text.

## Why
An item begins with `*`, `-`, `+` or a number with a full stop. An item within an item is indented, so that it stands
below that one's words: `**`, `++` and `--` are text. So are `1)` and `•`, and `-word` and `1.word` without a space, and
where nothing ends their lines the reader sees them one behind the other, as one paragraph.

## Bad
    * Fairness
    ** Data that is biased
    ** People who are

## Good
    * Fairness
      * Data that is biased
      * People who are
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_SIGNS = "•▪●◦‣∙·➢"
_DOUBLED = regex(r"^[ \t]*(?P<sign>\*{2,4}|\+\+|--)[ \t]+(?=[^\s*+-])(?P<words>[^\n]*)", re.M)
_MARKED = regex(rf"^[ \t]*(?P<sign>[{_SIGNS}]|(?P<number>\d{{1,2}})\))[ \t]+(?=\S)", re.M)
# Without a space behind its sign; stars before words are of notes on authors.
_TIGHT = regex(r"^[ \t]*(?P<sign>[-+]|(?P<number>\d{1,2})\.)(?=[^\W\d_])", re.M)
_ITEM = regex(r"[ \t>]*(?:[*+-]|\d{1,9}\.)[ \t]+")
_BREAK = regex(r"(?:  |\\\\)\n|<br")
_OF_ONE = " makes no item of a list, but text"
_RUN = ": the items will be shown one behind the other, as one paragraph"


@rule(on="element:p", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    texts = [(child.source, child) for child in element.children if child.kind == "text" and child.source is not None]
    yield from _doubled(texts)
    for source, text in texts:
        yield from _marked(source, text)
        yield from _tight(source, text)


def _doubled(texts: list[tuple[Source, Element]]) -> Iterator[Finding]:
    """The first item of a second level; two hyphens may also be a dash, if there is but one line of them."""
    found = [
        (source, line)
        for source, text in texts
        for line in _DOUBLED.finditer(source.string, text.start, text.end)
        if not _is_closed(source, line)
    ]
    if not found or (found[0][1]["sign"] == "--" and len(found) == 1):
        return
    source, line = found[0]
    sign, place = line["sign"], source.locate(*line.span("sign"))
    more = f", like {len(found) - 1} more below it" if len(found) > 1 else ""
    hint = f"write {sign[0]}"
    if width := _width(place):
        hint += f" with {width * (len(sign) - 1)} spaces before it, for an item within the one above"
    yield Finding(place, f"{sign}{_OF_ONE}: it will be shown{more}", hint)


def _is_closed(source: Source, line: re.Match[str]) -> bool:
    """Whether the stars are meant to make words bold: emphasis-as-text tells of those."""
    end = source.string.find("\n", line.end("sign"))
    behind = source.string[line.end("sign") : end if end >= 0 else len(source.string)]
    return line["sign"] == "**" and behind.count("**") % 2 == 1


def _width(place: Location) -> int:
    """By how much an item is indented that belongs to the item which the nearest lines above are of; 0 for none."""
    origin = place.origin
    for number in range(place.line - 1, max(place.line - 20, 0), -1):
        line = origin.line(number)
        if item := _ITEM.match(line):
            return len(item[0])
        if line[:1].strip() and not _DOUBLED.match(line) and not origin.line(max(number - 1, 1)).strip():
            return 0  # the start of a paragraph of its own
    return 0


def _marked(source: Source, text: Element) -> Iterator[Finding]:
    """The first of several items whose lines run together."""
    if found := _first(_MARKED, source, text):
        hint = f"write {found['number']}." if found["number"] else "write *"
        yield Finding(source.locate(*found.span("sign")), f"{found['sign']}{_OF_ONE}{_RUN}", hint)


def _tight(source: Source, text: Element) -> Iterator[Finding]:
    """The same of items that lack the space behind their sign."""
    if found := _first(_TIGHT, source, text):
        sign = found["sign"]
        message = f"{sign} without a space after it{_OF_ONE}{_RUN}"
        yield Finding(source.locate(*found.span("sign")), message, "write a space after the sign of each item")


def _first(pattern: re.Pattern[str], source: Source, text: Element) -> re.Match[str] | None:
    """The first of two signs of which nothing ends the lines."""
    if "<br" in text.value or source.string.find("\n", text.start, text.end) < 0:
        return None
    pairs = pairwise(pattern.finditer(source.string, text.start, text.end))
    return next(
        (one for one, two in pairs if _is_next(one, two) and not _BREAK.search(source.string, one.end(), two.start())),
        None,
    )


def _is_next(one: re.Match[str], two: re.Match[str]) -> bool:
    if one["number"] and two["number"]:
        return int(one["number"]) + 1 == int(two["number"])
    return one["sign"] == two["sign"]
