"""The blocks of a nested text, read one after the other while what is before them is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import BEHIND, DEEP, State, is_long
from jekyll_tools.regex import regex

_BY_ITSELF = regex(r"^ {1,3}\t", re.M)  # such a line is read in another way where it is the last


class Nested(Late):
    """The blocks of a text that is nested in what `state` reads; `serves` says where it may be read so."""

    __slots__ = ("_source", "_state")

    def __init__(self, state: State, source: Source) -> None:
        self._state = state
        self._source = source

    def serves(self) -> bool:
        """Whether the text is long, and its blocks may be gone when the last one comes."""
        return self._state.refuses(self._source) is None and is_long(self._source.string) and self.may_pass()

    def may_pass(self) -> bool:
        """Whether each block may be written before the last one is read."""
        string = self._source.string
        return "\t" not in string or _BY_ITSELF.search(string) is None

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


def skim(state: State) -> None:
    """Read the rest of a text for what it defines alone."""
    state.skims = True
    tokens = state.tokens
    for _ in state.context.dialect.blocks.steps(state):
        del tokens[:-BEHIND]
        if tokens and tokens[-1].kind == "dl":
            tokens[-1].own_children().clear()
    tokens.clear()
