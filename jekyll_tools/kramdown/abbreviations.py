"""Abbreviations in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.attributes import apply
from jekyll_tools.kramdown.element import Element

if TYPE_CHECKING:
    from jekyll_tools.kramdown.state import Context


def pattern(definitions: Mapping[str, object]) -> re.Pattern[str]:
    """All abbreviations of a document; of two that begin alike the longer one is tried first."""
    names = sorted(definitions, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def abbreviated(string: str, context: Context) -> Iterator[str | Element]:
    """The text's parts: strings, and an element for each abbreviation that stands as a word."""
    begin = 0
    if not context.abbreviations:
        yield string
        return
    for found in context.abbreviation_pattern().finditer(string):
        if _within_word(string, found.start(), found.end()):
            continue
        if found.start() > begin:
            yield string[begin : found.start()]
        yield _element(found[0], context)
        begin = found.end()
    if begin < len(string):
        yield string[begin:]


def _within_word(string: str, start: int, end: int) -> bool:
    return _joined(string, start) or _joined(string, end)


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
