"""Blank lines: they separate blocks, and several count as one."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import BLANKS, State
from jekyll_tools.kramdown.syntax import Block

# What stands for one, and for more, where nobody asks for its place.
_ONE, _MORE = Element("blank", 1), Element("blank", 2)


def parse(match: re.Match[str], state: State) -> int:
    return take(state, *match.span())


def take(state: State, start: int, end: int) -> int:
    """Blank lines from one offset to another."""
    tokens = state.tokens
    judged = state.context.judged
    if tokens and tokens[-1].kind == "blank":
        if judged:
            tokens[-1].value += end - start
        else:
            tokens[-1] = _MORE
    elif state.ial is not None:
        state.put(Element("blank", end - start, state.source, start, end))
    elif judged:
        tokens.append(Element("blank", end - start, state.source, start, end))
    else:
        tokens.append(_ONE if end - start == 1 else _MORE)
    return end


def render(_blank: Element, _indent: int, _renderer: Renderer) -> str:
    return "\n"


SYNTAX = Block("blank_line", BLANKS, parse, before="codeblock", begins=" \t\f\v\r\n", render={"blank": render})
