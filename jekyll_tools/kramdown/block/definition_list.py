"""A definition list: the lines of a paragraph are the terms, lines that begin with a colon the definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.kramdown.attributes import INSIDE, NAME, AttributeList
from jekyll_tools.kramdown.block.list import render as render_list
from jekyll_tools.kramdown.block.list import render_item
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import block
from jekyll_tools.kramdown.items import Item
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import State, whole
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_MARKER = regex(r" {0,3}:(?=[ \t|])")
_LIST = regex(rf"\s*\{{:(?![:/}}]|{NAME}:)({INSIDE})\}}\s*", re.A)


def parse(match: re.Match[str], state: State) -> int | None:
    loose = bool(state.tokens) and state.tokens[-1].kind == "blank"
    paragraph = _paragraph(state.tokens, loose)
    if paragraph is None:
        return None
    found = _list(state, paragraph)
    found.own_children().extend(_terms(paragraph))
    end, blank = match.end(), None
    for item in _items(state.src, match.start()):
        definition = _define(found, item, state)
        if definition.children:  # one of nothing leaves the blank line before it
            blank = _settle(definition.own_children(), loose)
        loose, end = item.blank, item.end
    if blank is not None:
        state.tokens.append(blank)
    return end


def _paragraph(tokens: list[Element], loose: bool) -> Element | None:
    """The terms: the paragraph right above, or with one blank line between; it leaves the tree."""
    at = -2 if loose else -1
    if len(tokens) < -at or tokens[at].kind != "p" or (loose and tokens[-1].value > 1):
        return None
    paragraph = tokens[at]
    del tokens[at:]
    return paragraph


def _list(state: State, paragraph: Element) -> Element:
    """The list that goes on, or a new one."""
    tokens = state.tokens
    state.ial = None  # the list is its paragraph's, and has that one's attribute list
    if tokens and tokens[-1].kind == "blank" and len(tokens) > 1 and tokens[-2].kind == "dl":
        tokens.pop()
    if tokens and tokens[-1].kind == "dl":
        found: Element = tokens[-1]
        return found
    found = state.add("dl")
    found.start = paragraph.start
    if "ial" in paragraph.options:
        found.own_options()["ial"] = paragraph.options["ial"]
    return found


def _terms(paragraph: Element) -> list[Element]:
    raw = whole(paragraph)
    terms: list[Element] = []
    at = 0
    for line in raw.string.split("\n"):
        terms.append(_term(line, at, raw))
        at += len(line) + 1
    return terms


def _term(line: str, at: int, raw: Source) -> Element:
    term = Element("dt", None, raw, at, at + len(line))
    given = _LIST.match(line)
    begin = given.end() if given else 0
    if given:
        term.own_options()["ial"] = AttributeList().read(given[1], raw, at + given.start(1))
    text = line[begin:]
    term.raw = Source(text, raw, at + begin, exact=True)
    return term


def _items(src: str, at: int) -> Iterator[Item]:
    """The definitions, one by one: all at once they would take twice the room of what is made of them."""
    start = _MARKER.match(src, at)
    while start is not None:
        item = Item(src, start.start(), ":", start.end(), nested=True)
        item.gather(src)
        yield item
        start = _MARKER.match(src, item.end) if item.patterns.item.match(src, item.end) else None


def _define(found: Element, item: Item, state: State) -> Element:
    """Add a definition."""
    definition = Element("dd", None, state.source, item.at, item.end)
    if item.attributes is not None:
        definition.own_options()["ial"] = AttributeList().read(item.attributes[0], state.source, item.attributes[1])
    state.nest_all(definition, item.sources(state.source))
    found.own_children().append(definition)
    found.end = item.end
    return definition


def _settle(children: list[Element], loose: bool) -> Element | None:
    """The first paragraph is tight; the blank line at the end parts nothing in the definition and is handed back."""
    blank = children.pop() if children[-1].kind == "blank" else None
    if children and children[0].kind == "p" and not loose:
        children[0].own_options()["transparent"] = True
        if len(children) > 1:
            whole(children[0]).string += "\n"
    return blank


def render_term(term: Element, indent: int, renderer: Renderer) -> str:
    return block("dt", term.attr, renderer.inner(term, indent + 2), indent)


SYNTAX = Block(
    "definition_list",
    r" {0,3}:[ \t|]",
    parse,
    before="block_html",
    render={"dl": render_list, "dt": render_term, "dd": render_item},
)
