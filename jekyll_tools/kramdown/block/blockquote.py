"""A block quote: lines that begin with `>`, and the lazy lines behind them."""

from __future__ import annotations

import re
from collections import deque

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import indented_block
from jekyll_tools.kramdown.lines import AT_ONCE, LAZY_END, end_before, without
from jekyll_tools.kramdown.nested import Nested
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

START = r" {0,3}> ?"
_END = end_before(LAZY_END)
_AT_ONCE = AT_ONCE
_MARKER = regex(rf"^{START}", re.M)


def parse(match: re.Match[str], state: State) -> int:
    start = match.start()
    last_line = _END.search(state.src, start)
    assert last_line is not None
    end = last_line.end()
    quote = state.add("blockquote", None, end)
    source = Source(_without_markers(state.src[start:end]), state.source, start)
    if not state.context.judged:
        state, quote, source = _innermost(state, quote, source)
    if (state.passing or state.skims) and (made := Nested(state, source)).serves():
        quote.raw = made
        if state.skims:
            deque(made.of(quote), 0)
    else:
        state.nest(quote, source)
    return end


def _innermost(state: State, quote: Element, source: Source) -> tuple[State, Element, Source]:
    """A quote that is all that another holds, and so on: of the texts in between, of which nobody asks for places, none
    is kept.
    """
    while state.refuses(source) is None and _is_quote(source.string):
        state = state.inside(source, quote)
        quote = state.add("blockquote", None, len(source.string))
        string, source.string, state.src = source.string, "", ""
        source = Source(_without_markers(string), state.source)
    return state, quote, source


def _is_quote(string: str) -> bool:
    """Whether a whole text is one quote."""
    if not _MARKER.match(string):
        return False
    last_line = _END.search(string)
    return last_line is not None and last_line.end() == len(string)


def _without_markers(lines: str) -> str:
    """A quote's lines without their markers."""
    return without(_MARKER, lines, _AT_ONCE)


def render(quote: Element, indent: int, renderer: Renderer) -> str:
    return indented_block("blockquote", quote.attr, renderer.inner(quote, indent + 2), indent)


SYNTAX = Block("blockquote", START, parse, before="atx_header", begins=" >", render={"blockquote": render})
