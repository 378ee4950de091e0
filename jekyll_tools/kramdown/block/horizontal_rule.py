"""A horizontal rule: three or more `*`, `-` or `_` on a line of their own."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import attributes
from jekyll_tools.kramdown.lines import RULE
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block


def parse(match: re.Match[str], state: State) -> int:
    state.add("hr", None, match.end())
    return match.end()


def render(rule: Element, indent: int, _renderer: Renderer) -> str:
    return f"{' ' * indent}<hr{attributes(rule.attr)} />\n"


SYNTAX = Block("horizontal_rule", RULE, parse, before="list", begins=" *-_", render={"hr": render})
