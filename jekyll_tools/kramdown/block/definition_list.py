"""A definition list: the lines of a paragraph are the terms, lines that begin with a colon the definitions."""

from __future__ import annotations

import re
from collections import deque

from jekyll_tools.kramdown.block.list import render as render_list
from jekyll_tools.kramdown.block.list import render_item
from jekyll_tools.kramdown.definitions import Definitions, Terms
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import block
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import State, is_paragraph
from jekyll_tools.kramdown.syntax import Block


def parse(match: re.Match[str], state: State) -> int | None:
    loose = bool(state.tokens) and state.tokens[-1].kind == "blank"
    paragraph = _paragraph(state.tokens, loose)
    if paragraph is None:
        return None
    found = _list(state, paragraph)
    if not state.skims:
        _read_terms(found, Terms(paragraph), state)
    made = Definitions(state, match.start(), loose)
    if state.skims:
        deque(made.of(found), 0)
    elif state.passing and made.are_many and made.read_last():
        _add(found, made, state)
    else:
        found.own_children().extend(made.of(found))
    found.end = made.end
    if made.blank is not None:
        state.tokens.append(made.blank)
    return made.end


def _read_terms(found: Element, terms: Terms, state: State) -> None:
    if state.passing and terms.are_many():
        _add(found, terms, state)
    else:
        found.own_children().extend(terms.of(found))


def _paragraph(tokens: list[Element], loose: bool) -> Element | None:
    """The terms: the paragraph right above, or with one blank line between; it leaves the tree."""
    at = -2 if loose else -1
    if len(tokens) < -at or not is_paragraph(tokens[at]) or (loose and tokens[-1].value > 1):
        return None
    paragraph: Element | None = tokens[at]
    if tokens[at].kind != "p":
        from jekyll_tools.kramdown.native.words import first_text

        paragraph = first_text(tokens[at])
    if paragraph is not None:
        del tokens[at:]
    return paragraph


def _list(state: State, paragraph: Element) -> Element:
    """The list that goes on, or a new one."""
    tokens = state.tokens
    state.ial = None  # the list is its paragraph's, and has that one's attribute list
    if tokens and tokens[-1].kind == "blank" and len(tokens) > 1 and _is_list(tokens[-2]):
        tokens.pop()
    if tokens and _is_list(tokens[-1]):
        found: Element = tokens[-1]
        if found.options:
            found.own_options().pop("html_only", None)
        return found
    found = state.add("dl")
    found.start = paragraph.start
    if "ial" in paragraph.options:
        found.own_options()["ial"] = paragraph.options["ial"]
    return found


def _is_list(element: Element) -> bool:
    """Whether it is such a list, or HTML that is to be taken for one."""
    return element.kind == "dl" or (element.value == "dl" and "native" in element.options)


def _add(found: Element, made: Terms | Definitions, state: State) -> None:
    """Add what stands for many terms or definitions until they are written."""
    stretch = Element("stretch", None, state.source, found.start, found.end)
    stretch.raw = made
    found.own_children().append(stretch)
    found.own_options()["long"] = True


def render_term(term: Element, indent: int, renderer: Renderer) -> str:
    return block("dt", term.attr, renderer.inner(term, indent + 2), indent)


def render_stretch(stretch: Element, indent: int, renderer: Renderer) -> str:
    return renderer.inner(stretch, indent)


SYNTAX = Block(
    "definition_list",
    r" {0,3}:[ \t|]",
    parse,
    before="block_html",
    begins=" :",
    render={"dl": render_list, "dt": render_term, "dd": render_item, "stretch": render_stretch},
)
