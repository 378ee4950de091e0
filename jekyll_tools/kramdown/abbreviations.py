"""Abbreviations in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from jekyll_tools.kramdown.attributes import apply
from jekyll_tools.kramdown.element import Element

if TYPE_CHECKING:
    from jekyll_tools.kramdown.state import Context


def pattern(definitions: Mapping[str, object]) -> re.Pattern[str]:
    """All abbreviations of a document; of two that begin alike the longer one is tried first."""
    names = sorted(definitions, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


class Part(NamedTuple):
    """A stretch of a text: a string, or the element of an abbreviation that stands there as a word."""

    content: str | Element
    start: int
    end: int


def abbreviated(string: str, context: Context) -> Iterator[Part]:
    """The text's parts, in order."""
    begin = 0
    if not context.abbreviations:
        yield Part(string, 0, len(string))
        return
    for found in context.abbreviation_pattern().finditer(string):
        start, end = found.span()
        if _joined(string, start) or _joined(string, end):
            continue
        if start > begin:
            yield Part(string[begin:start], begin, start)
        yield Part(_element(found[0], context), start, end)
        begin = end
    if begin < len(string):
        yield Part(string[begin:], begin, len(string))


def _joined(string: str, at: int) -> bool:
    """Whether letters or digits stand on both sides."""
    return 0 < at < len(string) and _is_word(string[at - 1]) and _is_word(string[at])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _element(name: str, context: Context) -> Element:
    title, definition = context.abbreviations[name]
    element = Element("abbreviation", name)
    if "ial" in definition.options:
        apply(element.attr, definition.options["ial"], context.lists)
    if title:
        element.attr["title"] = title
    return element
