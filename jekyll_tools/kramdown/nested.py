"""The blocks of a nested text, read one after the other while what is before them is written."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import BEHIND, DEEP, State, is_long


class Nested(Late):
    """The blocks of a text that is nested in what `state` reads; `serves` says where it may be read so."""

    __slots__ = ("_source", "_state")

    def __init__(self, state: State, source: Source) -> None:
        self._state = state
        self._source = source

    def serves(self) -> bool:
        """Whether the text is long, and its blocks may be gone when the last one comes: a line behind a tab may not."""
        string = self._source.string
        return self._state.refuses(self._source) is None and is_long(string) and "\t" not in string

    def of(self, element: Element) -> Iterator[Element]:
        holder = Element(element.kind, None, element.source, element.start, element.end)
        outer = self._state
        state = outer.inner(self._source, holder)
        state.passing, state.skims = outer.passing and state.level < DEEP, outer.skims
        blank = False
        for block in _passed(state):
            if block.kind != "eob" and not (blank and block.kind == "blank"):
                yield block
                blank = block.kind == "blank"


def _passed(state: State) -> Iterator[Element]:
    """The blocks, each when what is read next cannot change it."""
    tokens = state.tokens
    for _ in state.context.dialect.blocks.steps(state):
        while len(tokens) > BEHIND:
            yield tokens.pop(0)
    yield from tokens
