"""Abbreviations in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context


_FEW = 16  # names that a text is searched for together
_ALPHANUMERIC = "A-Za-z0-9"
_WORD = f"{_ALPHANUMERIC}_"
_NOWHERE = Element("eob")  # what stands for a definition whose place nobody asks for


class Names:
    """All abbreviations of a document; of two that begin alike the longer one is tried first."""

    def __init__(self, definitions: Iterable[str]) -> None:
        self._names = frozenset(definitions)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        if len(self._names) <= _FEW:
            longest_first = sorted(self._names, key=len, reverse=True)
            escaped = list(map(re.escape, longest_first))
            # What stands before is asked behind the name: so the first letters alone are looked for.
            words = "|".join([f"{name}(?<![{_WORD}]{name})" for name in escaped])
            marked = "|".join([f"{name}(?<![{_ALPHANUMERIC}]{name})" for name in escaped])
            self._here = re.compile("|".join(escaped)).match
            self._begin = re.compile(f"(?:{'|'.join(escaped)})(?![{_WORD}])").match
            self._words = re.compile(f"(?:{words})(?![{_WORD}])").search
            self._marked = re.compile(f"(?:{marked})(?![{_ALPHANUMERIC}])").search
        else:
            first = re.compile(f"[{''.join(map(re.escape, self._lengths))}]")
            self._first, self._any = first.search, first.finditer

    def occur(self, string: str) -> bool:
        """Whether a name may stand anywhere as a word, which markup may begin and end: that is never a letter."""
        if len(self._names) <= _FEW:
            return self._marked(string) is not None
        return any(self._longest(string, found.start()) for found in self._any(string))

    def find(self, string: str, begin: int) -> tuple[int, int] | None:
        """The first place of one, from an offset on (observed).

        A name counts at `begin` or behind what is no letter, and before what is none. But if another begins right
        before it, that is taken, whatever stands around it: `++` in `a++` is twice the abbreviation `+`.
        """
        if len(self._names) <= _FEW:
            found = self._begin(string, begin) or self._words(string, begin)
            if found is None:
                return None
            at = found.start()
            before = self._here(string, at - 1) if at > begin else None
            return (before or self._here(string, at) or found).span()
        at = begin
        while (found := self._first(string, at)) is not None:
            at = found.start()
            if (at == begin or _apart(string[at - 1])) and self._word(string, at):
                return (self._longest(string, at - 1) if at > begin else None) or self._longest(string, at)
            at += 1
        return None

    def _word(self, string: str, at: int) -> bool:
        """Whether a name stands there that ends before what is no letter."""
        return any(_apart(string[end : end + 1]) for end in self._ends(string, at))

    def _longest(self, string: str, at: int) -> tuple[int, int] | None:
        for end in self._ends(string, at):
            return at, end
        return None

    def _ends(self, string: str, at: int) -> Iterator[int]:
        """Where the names end that stand there, the longest first."""
        for length in self._lengths.get(string[at], ()):
            name = string[at : at + length]
            if len(name) == length and name in self._names:
                yield at + length


def _apart(character: str) -> bool:
    return not (character.isascii() and (character.isalnum() or character == "_"))


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
    names = context.abbreviation_names()
    end = 0
    while (found := names.find(string, end)) is not None:
        start, end = found
        if start > begin:
            yield Part(string[begin:start], begin, start)
        element = shown(string[start:end], context)
        if element is None:
            break
        yield Part(element, start, end)
        begin = end
    if begin < len(string):
        yield Part(string[begin:], begin, len(string))


def shown(name: str, context: Context) -> Element | None:
    """The abbreviation; None where a document's have made too much of what is written once."""
    definition = context.abbreviations[name]
    place, given = definition.place or _NOWHERE, definition.given
    element = Element("abbreviation", name)
    if given is not None:
        context.attributed(element.own_attr(), given, place)
        element.own_options()["defined"] = given
    said = sum(len(key) + len(value) for key, value in element.attr.items())
    if not context.afford(len(definition.title) + said, place.source, place.start, place.end):
        return None
    if definition.title:
        element.own_attr()["title"] = definition.title
    return element
