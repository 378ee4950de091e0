"""Dashes, ellipses and guillemets, typed in ASCII."""

from __future__ import annotations

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.html import escape
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.kramdown.typography import symbol

_SYMBOLS = {
    "-": (("---", "mdash"), ("--", "ndash")),
    ".": (("...", "hellip"),),
    "<": (("<< ", "laquo_space"), ("<<", "laquo")),
    ">": ((">>", "raquo"),),
}


def parse(spans: Spans, at: int, frame: Frame) -> int:
    if not spans.context.typography:
        return 0
    src = spans.src
    if src[at] == "\\":
        return _escaped(spans, at, frame)
    for typed, name in _SYMBOLS[src[at]]:
        if src.startswith(typed, at):
            return _symbol(spans, at, frame, typed, name)
    return 0


def _symbol(spans: Spans, at: int, frame: Frame, typed: str, name: str) -> int:
    start = at
    if name == "raquo" and spans.src.startswith(" ", at - 1) and at - 1 >= frame.fresh:
        name, start = "raquo_space", at - 1
    known = spans.context.characters
    if name not in known:
        known[name] = symbol(name, spans.context.written)
    html = known[name]
    if name in spans.context.written["typographic_symbols"]:
        # Written in letters of the site's own it is still no part of the text that ids are made from.
        return spans.put(frame, start, at + len(typed), Element("typographic_sym", html))
    return spans.symbol(frame, start, at + len(typed), html)


def _escaped(spans: Spans, at: int, frame: Frame) -> int:
    """A backslash before `<<` or `>>` counts for both characters."""
    twice = spans.src[at + 1 : at + 3]
    if twice not in ("<<", ">>"):
        return 0
    return spans.symbol(frame, at, at + 3, escape(twice))


def render(element: Element, _indent: int, _renderer: Renderer) -> str:
    return str(element.value)


SYNTAX = Span(
    "typographic_symbol",
    ("--", r"\.\.\.", "<<", ">>", r"\\"),
    parse,
    before="line_break",
    render={"typographic_sym": render},
)
