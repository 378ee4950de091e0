"""A block quote: lines that begin with `>`, and the lazy lines behind them."""

from __future__ import annotations

import re
from collections import deque

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import indented_block
from jekyll_tools.kramdown.lines import LAZY_END
from jekyll_tools.kramdown.nested import Nested
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

START = r" {0,3}> ?"
_LINES = regex(rf"[^\n]*\n(?:(?!{LAZY_END})[^\n]*\n)*", re.M | re.A)
_MARKER = regex(rf"^{START}", re.M)


def parse(match: re.Match[str], state: State) -> int:
    found = _LINES.match(state.src, match.start())
    assert found is not None
    quote = state.add("blockquote", None, found.end())
    source = Source(_MARKER.sub("", found[0]), state.source, found.start())
    if (state.passing or state.skims) and (made := Nested(state, source)).serves():
        quote.raw = made
        if state.skims:
            deque(made.of(quote), 0)
    else:
        state.nest(quote, source)
    return found.end()


def render(quote: Element, indent: int, renderer: Renderer) -> str:
    return indented_block("blockquote", quote.attr, renderer.inner(quote, indent + 2), indent)


SYNTAX = Block("blockquote", START, parse, before="atx_header", render={"blockquote": render})
