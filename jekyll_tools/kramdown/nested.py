"""The blocks of a nested text, read one after the other while what is before them is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import BEHIND, DEEP, State, is_long, may_pass, plain


class Nested(Late):
    """The blocks of a text that is nested in what `state` reads; `serves` says where it may be read so."""

    __slots__ = ("_source", "_state", "indent")

    def __init__(self, state: State, source: Source) -> None:
        self._state = state
        self._source = source
        self.indent = -1  # of the blocks, where they are written before all of them are read

    def serves(self) -> bool:
        """Whether the text is long, and its blocks may be gone when the last one comes."""
        string = self._source.string
        return self._state.refuses(self._source) is None and is_long(string) and may_pass(string)

    def of(self, element: Element) -> Iterator[Element]:
        holder = Element(element.kind, None, element.source, element.start, element.end)
        outer = self._state
        state = outer.inner(self._source, holder)
        state.passing, state.skims = outer.passing and state.level < DEEP, outer.skims
        state.indent = self.indent
        yield from shown(_passed(state))


def shown(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks that are shown; blank lines that follow each other are one."""
    blank = False
    for block in blocks:
        if block.kind != "eob" and not (blank and block.kind == "blank"):
            yield block
            blank = block.kind == "blank"


def _passed(state: State) -> Iterator[Element]:
    """The blocks, each when what is read next cannot change it."""
    tokens = state.tokens
    relieve = state.context.relieve if state.passing and state.indent >= 0 else None
    for _ in state.context.dialect.blocks.steps(state):
        if relieve is not None and state.long_list() is not None:
            relieve(state)
        while len(tokens) > BEHIND:
            first = tokens[0].kind
            if first == "eob":
                del tokens[0]
            elif first == "blank" and tokens[1].kind in ("eob", "blank"):  # which the first one stands for
                del tokens[1]
            else:
                state.written -= state.written > 0
                yield tokens.pop(0)
    yield from tokens


def nest_in_parts(
    state: State, element: Element, sources: Iterable[Source], indent: int, begin: Callable[[], object]
) -> None:
    """Read texts that follow each other into an element's children, written while they are read where that may be.

    `begin` is called once: before the first is written, at the latest when all are read.
    """
    begun, written = False, 0

    def once() -> None:
        nonlocal begun
        if not begun:
            begun = True
            begin()

    for source in sources:
        if element.children:
            element.own_children().append(Element("eob"))
        if state.refuses(source) is not None:
            state.nest(element, source)
            continue
        inner = state.inside(source, element)
        inner.indent, inner.begin, inner.written = indent, once, written
        inner.read()
        written = inner.written
    once()


def skim_all(state: State, sources: Iterable[Source]) -> Element | None:
    """The last block of texts that follow each other; nothing is kept, and nothing counts: all is read again."""
    last = None
    before = state.context.indented
    for source in sources:
        if state.refuses(source) is not None:
            last = plain(source)
            break
        last = skim(state.inner(source, Element("skimmed")))
    state.context.indented = before
    return last


def skim(state: State) -> Element | None:
    """Read the rest of a text for what it defines alone; gives the last block."""
    state.skims = True
    tokens = state.tokens
    state.context.dialect.blocks.parse(state)
    last = tokens[-1] if tokens else None
    tokens.clear()
    return last
