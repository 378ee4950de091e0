"""Blank lines: they separate blocks, and several count as one."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import BLANKS, State
from jekyll_tools.kramdown.syntax import Block


def parse(match: re.Match[str], state: State) -> int:
    start, end = match.span()
    tokens = state.tokens
    if tokens and tokens[-1].kind == "blank":
        tokens[-1].value += end - start
    elif state.ial is None:
        tokens.append(Element("blank", end - start, state.source, start, end))
    else:
        state.put(Element("blank", end - start, state.source, start, end))
    return end


def render(_blank: Element, _indent: int, _renderer: Renderer) -> str:
    return "\n"


SYNTAX = Block("blank_line", BLANKS, parse, before="codeblock", begins=" \t\f\v\r\n", render={"blank": render})
