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
_WORD = "A-Za-z0-9_"


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
            self._words = re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})(?![{_WORD}])").search
        else:
            first = re.compile(f"[{''.join(map(re.escape, self._lengths))}]")
            self._first, self._any = first.search, first.finditer

    def occur(self, string: str) -> bool:
        """Whether a name stands anywhere, be it within a word: markup may end that."""
        if len(self._names) <= _FEW:
            return any(map(string.__contains__, self._names))
        return any(self._longest(string, found.start()) for found in self._any(string))

    def find(self, string: str, begin: int) -> tuple[int, int] | None:
        """The first place of one, from an offset on (observed).

        A name counts at `begin` or behind what is no letter, and before what is none. But if another begins right
        before it, that is taken, whatever stands around it: `++` in `a++` is twice the abbreviation `+`.
        """
        at, few = begin, len(self._names) <= _FEW
        search = self._words if few else self._first
        while (found := search(string, at)) is not None:
            at = found.start()
            if (at == begin or _apart(string[at - 1])) and (few or self._word(string, at)):
                before = max(begin, at - 1)
                return self._longest(string, before) or self._longest(string, at)
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
        element = _element(string[start:end], context)
        if element is None:
            break
        yield Part(element, start, end)
        begin = end
    if begin < len(string):
        yield Part(string[begin:], begin, len(string))


def _element(name: str, context: Context) -> Element | None:
    """The abbreviation; None where a document's have made too much of what is written once."""
    definition = context.abbreviations[name]
    place, given = definition.place or Element("eob"), definition.given
    if not context.afford(len(definition.title), place.source, place.start, place.end):
        return None
    element = Element("abbreviation", name)
    if given is not None:
        context.attributed(element.own_attr(), given, place)
        element.own_options()["defined"] = given
    if definition.title:
        element.own_attr()["title"] = definition.title
    return element
