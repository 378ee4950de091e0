"""Lists: bulleted and numbered, tight and loose, nested; under GFM also task lists."""

from __future__ import annotations

import re
from collections import deque

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import attributes, indented_block
from jekyll_tools.kramdown.list_items import Items
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import END_OF_BLOCK, State
from jekyll_tools.kramdown.syntax import Block

START = r" {0,3}(?:[+*-]|\d+\.)[ \t|]"
_END_OF_BLOCK = re.compile(rf"{END_OF_BLOCK}\n?", re.M)


def parse(match: re.Match[str], state: State) -> int:
    made = Items(state, match.start(), "ul" if match[0].lstrip()[0] in "+*-" else "ol")
    end = made.find()
    marker = _END_OF_BLOCK.match(state.src, end)
    made.ended = marker is not None
    found = state.add(made.kind, None, end)
    if state.skims:
        deque(made.of(found), 0)
    elif (state.passing or (state.keeps and made.may_wait())) and made.read_last():
        found.raw = made
    else:
        found.children = list(made.of(found))
    if made.blank is not None and marker is None:
        state.tokens.append(made.blank)
    return marker.end() if marker else end


def render(found: Element, indent: int, renderer: Renderer) -> str:
    instead = renderer.list_instead(found)
    if instead is not None:
        return instead
    return indented_block(found.kind, found.attr, renderer.inner(found, indent + 2), indent)


def render_item(item: Element, indent: int, renderer: Renderer) -> str:
    body = renderer.inner(item, indent + 2)
    space = " " * indent
    start = f"{space}<{item.kind}{attributes(item.attr) if item.attr else ''}>"
    if not item.children or "transparent" in item.children[0].options or "inline" in item.options:
        return f"{start}{body}{space if body.endswith(chr(10)) else ''}</{item.kind}>\n"
    return f"{start}\n{body}{space}</{item.kind}>\n"


SYNTAX = Block(
    "list",
    START,
    parse,
    before="definition_list",
    begins=" +*-0123456789",
    render={"ul": render, "ol": render, "li": render_item},
)
