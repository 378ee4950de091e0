"""Lists: bulleted and numbered, tight and loose, nested; under GFM also task lists."""

from __future__ import annotations

import re
from typing import NamedTuple

from jekyll_tools.kramdown.attributes import AttributeList, joined
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import attributes, indented_block
from jekyll_tools.kramdown.items import Item
from jekyll_tools.kramdown.lines import RULE
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import END_OF_BLOCK, State, plain, whole
from jekyll_tools.kramdown.syntax import Block

START = r" {0,3}(?:[+*-]|\d+\.)[ \t|]"
_MARKERS = {"ul": r"[+*-]", "ol": r"\d+\."}
_STARTS = {kind: re.compile(rf" {{0,3}}{marker}(?=[ \t|])", re.A) for kind, marker in _MARKERS.items()}
_RULE = re.compile(RULE, re.M)
_END_OF_BLOCK = re.compile(rf"{END_OF_BLOCK}\n?", re.M)
_TASK = re.compile(r"\[ \]\s+|\[[xX]\]\s+", re.A)


# Most items: a line of words, right above the next item's. Nothing else can begin there, so nothing else is asked.
_WORDS = r"""(?:(?u:[^\W\d_])|[("']|\*{1,2}[A-Za-z]|_[A-Za-z]|`[^`\n|]|\[[^\]\[\n^|]*\]\(|\d+(?![\d.]))"""
_LINES = {
    kind: re.compile(rf"{marker} {{1,3}}(?P<content>{_WORDS}[^\n|]*\n)(?={marker}[ \t|])", re.A)
    for kind, marker in _MARKERS.items()
}


class Line(NamedTuple):
    """An item that is one line and holds one paragraph."""

    at: int
    end: int
    content: str


def parse(match: re.Match[str], state: State) -> int:
    kind = "ul" if match[0].lstrip()[0] in "+*-" else "ol"
    items = _items(state.src, match.start(), kind)
    marker = _END_OF_BLOCK.match(state.src, items[-1].end)
    end = marker.end() if marker else items[-1].end
    found = state.add(kind, None, items[-1].end)
    for item in items:
        element = Element("li", None, state.source, item.at, item.end)
        if isinstance(item, Line):
            element.own_children().append(plain(Source(item.content, state.source, item.at)))
        else:
            if item.attributes is not None:
                element.options = {"ial": AttributeList().read(item.attributes[0], state.source, item.attributes[1])}
            state.nest_all(element, item.sources(state.source))
        found.own_children().append(element)
    _settle(found.own_children(), state, ended=marker is not None)
    if state.context.gfm:
        _tasks(found)
    return end


def _items(src: str, at: int, kind: str) -> list[Item | Line]:
    items: list[Item | Line] = []
    start = _STARTS[kind].match(src, at)
    while start is not None:
        line = _LINES[kind].match(src, start.start())
        if line is not None:
            items.append(Line(line.start(), line.end(), line["content"]))
            start = _STARTS[kind].match(src, line.end())
            continue
        item = Item(src, start.start(), _MARKERS[kind], start.end())
        item.gather(src)
        items.append(item)
        if item.blank and _RULE.match(src, item.end):
            break
        start = _STARTS[kind].match(src, item.end) if item.patterns.item.match(src, item.end) else None
    return items


def _settle(items: list[Element], state: State, ended: bool) -> None:
    """Which items are tight; the blank line at the end of the last one goes behind the list."""
    loose_so_far = True
    last = items[-1]
    blank: Element | None = None
    for item in items:
        if not item.children:
            loose_so_far = False
            continue
        _forget_marker(item)
        first = item.children[0]
        if first.kind == "p" and _tight(item, item is last, ended, loose_so_far, len(items)):
            first.own_options()["transparent"] = True
            if len(item.children) > 1 and item.children[1].kind != "blank":
                whole(first).string += "\n"
        loose_so_far = loose_so_far and first.kind == "p" and "transparent" not in first.options
        blank = item.own_children().pop() if item.children[-1].kind == "blank" else None
    if blank is not None and not ended:
        state.tokens.append(blank)


def _forget_marker(item: Element) -> None:
    """The hidden marker that would part an attribute list from the first paragraph."""
    children = item.own_children()
    if len(children) >= 2 and children[0].kind == "p" and children[1].kind == "eob" and "ial" in children[0].options:
        del children[1]


def _tight(item: Element, is_last: bool, ended: bool, loose_so_far: bool, count: int) -> bool:
    children = item.children
    followed = len(children) >= 2 and children[1].kind == "blank"
    if followed and not (is_last and len(children) == 2 and not ended):
        return False
    return not is_last or count == 1 or not loose_so_far


def _tasks(found: Element) -> None:
    """`[ ]` and `[x]` become boxes. From the first one on every item of the list is marked as a task."""
    marked = False
    for item in found.children:
        if not item.children or item.children[0].kind != "p":
            continue
        first = item.children[0]
        raw = whole(first)
        box = _TASK.match(raw.string)
        if box:
            first.own_options()["box"] = "checked" if box[0][1] in "xX" else "open"
            first.raw = Source(raw.string[box.end() :], raw, box.end(), exact=True)
            marked = True
        if marked:
            item.own_attr()["class"] = joined(item.attr.get("class"), "task-list-item")
    if marked:
        found.own_attr()["class"] = joined(found.attr.get("class"), "task-list")


def render(found: Element, indent: int, renderer: Renderer) -> str:
    instead = renderer.list_instead(found)
    if instead is not None:
        return instead
    return indented_block(found.kind, found.attr, renderer.inner(found, indent + 2), indent)


def render_item(item: Element, indent: int, renderer: Renderer) -> str:
    body = renderer.inner(item, indent + 2)
    space = " " * indent
    start = f"{space}<{item.kind}{attributes(item.attr)}>"
    if not item.children or "transparent" in item.children[0].options or "inline" in item.options:
        return f"{start}{body}{space if body.endswith(chr(10)) else ''}</{item.kind}>\n"
    return f"{start}\n{body}{space}</{item.kind}>\n"


SYNTAX = Block("list", START, parse, before="definition_list", render={"ul": render, "ol": render, "li": render_item})
