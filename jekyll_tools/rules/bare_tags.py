"""Tags that lack their `<`, or have a space behind it: kramdown and browsers take them for words."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from jekyll_tools import limits
from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.html.tables import ELEMENTS
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import is_raw, words
from jekyll_tools.text import Location

_Words = tuple[Source, int, int]
_BREAK = regex(r"(?:(?<![\w<&/.$\\#=+-])|<[ \t]+)(?:br|hr)(?:[ \t]*/)?>", re.IGNORECASE)
_SHORT = 20  # characters of a hint
_BLOCKS = frozenset(("center", "dd", "div", "li", "p", "section", "td", "th"))
_NAME = r"(?:(?<![^\s(>.,;:])|<[ \t]+)(?P<name>[A-Za-z][A-Za-z0-9]{0,9})"
_HEAD = regex(rf"{_NAME}[ \t]+[a-z-]{{2,20}}=")
_VALUE = r"(?:\"[^\"<>\n]{0,2000}\"|'[^'<>\n]{0,2000}')"
_VALUES = regex(rf"{_VALUE}(?:[ \t]+[a-z-]{{2,20}}={_VALUE}){{0,20}}[ \t]*/?>")
_PLAIN = regex(rf"{_NAME}>")


def bare_tags(element: Element) -> Iterator[Finding]:
    """What is to be said of those among the words of an element."""
    texts = words(element, "", raw=True)
    found = [place for text in texts for place in _in_text(text, texts, element)]
    for place in found:
        if place.is_made:
            continue
        tag = place.text.lstrip("< \t")
        name = tag.split()[0].rstrip("/>")
        why = "has a space behind its <" if place.text.startswith("<") else "lacks its <"
        fix = (Edit(place, f"<{tag}"),)
        hint = f"write <{tag if len(tag) <= _SHORT else name}"
        yield Finding(place, f"the tag {name} {why}: it will be shown as text", hint, fix, safe=False)


def _in_text(text: _Words, texts: Sequence[_Words], element: Element) -> Iterator[Location]:
    source, start, end = text
    if source.string.find(">", start, end) >= 0:
        if element.value in _BLOCKS or not is_raw(element):
            yield from (source.locate(*found.span()) for found in _BREAK.finditer(source.string, start, end))
        yield from _with_ends(text, texts)
    if source.string.find("=", start, end) >= 0:
        yield from _with_values(text)


def _with_values(text: _Words) -> Iterator[Location]:
    """Tags with attributes. To kramdown the text ends at the first quotation mark."""
    source, start, end = text
    for found in _HEAD.finditer(source.string, start, end):
        behind = _VALUES.match(source.string, found.end())
        if behind and found["name"].lower() in ELEMENTS:
            yield source.locate(found.start(), behind.end())


def _with_ends(text: _Words, texts: Sequence[_Words]) -> Iterator[Location]:
    """Tags whose end tag, on the same line, is among the words too: it closes nothing."""
    source, start, end = text
    for found in _PLAIN.finditer(source.string, start, end):
        name = found["name"].lower()
        behind = _next_tag(name, source.string, found.end()) if name in ELEMENTS else None
        if behind and behind["end"] and _is_among(texts, behind.start()):
            yield source.locate(*found.span())


def _is_among(texts: Sequence[_Words], at: int) -> bool:
    """Whether a place is in one of the texts, which stand in order."""
    before = bisect(texts, at, key=itemgetter(1))
    return before > 0 and at < texts[before - 1][2]


def _next_tag(name: str, string: str, at: int, end: int | None = None) -> re.Match[str] | None:
    """Where a tag of that name, or the line's end, comes next; `end` is an end tag."""
    return _tag(name).search(string, at, min(at + limits.FIX_CHARACTERS, len(string) if end is None else end))


@lru_cache(maxsize=64)
def _tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<end></{name}\s*>)|<{name}\b|\n", re.IGNORECASE)


def is_start_bare(end: Location) -> bool:
    """Whether the start tag of an end tag that closes nothing lacks its `<`: the fault is told there."""
    name, string = end.text[2:-1].strip().lower(), end.origin.string
    line = max(end.origin.line_starts[end.line - 1], end.start - limits.FIX_CHARACTERS)
    heads = (
        found for found in _HEAD.finditer(string, line, end.start) if _VALUES.match(string, found.end(), end.start)
    )
    found = (each for each in (*_PLAIN.finditer(string, line, end.start), *heads) if each["name"].lower() == name)
    return name in ELEMENTS and any(_next_tag(name, string, each.end(), end.start) is None for each in found)
