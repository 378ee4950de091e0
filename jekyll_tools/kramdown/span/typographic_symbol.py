"""Dashes, ellipses and guillemets, typed in ASCII."""

from __future__ import annotations

from jekyll_tools.kramdown.html import escape
from jekyll_tools.kramdown.spans import Frame, Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.kramdown.typography import symbol

_SYMBOLS = (
    ("---", "mdash"),
    ("--", "ndash"),
    ("...", "hellip"),
    ("<< ", "laquo_space"),
    ("<<", "laquo"),
    (">>", "raquo"),
)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    if not spans.context.typography:
        return 0
    src = spans.src
    if src[at] == "\\":
        return _escaped(spans, at, frame)
    for typed, name in _SYMBOLS:
        if src.startswith(typed, at):
            return _symbol(spans, at, frame, typed, name)
    return 0


def _symbol(spans: Spans, at: int, frame: Frame, typed: str, name: str) -> int:
    start = at
    if name == "raquo" and spans.src.startswith(" ", at - 1) and at - 1 >= frame.fresh:
        name, start = "raquo_space", at - 1
    return spans.symbol(frame, start, at + len(typed), symbol(name, spans.context.written))


def _escaped(spans: Spans, at: int, frame: Frame) -> int:
    """A backslash before `<<` or `>>` counts for both characters."""
    twice = spans.src[at + 1 : at + 3]
    if twice not in ("<<", ">>"):
        return 0
    return spans.symbol(frame, at, at + 3, escape(twice))


SYNTAX = Span("typographic_symbol", ("--", r"\.\.\.", "<<", ">>", r"\\"), parse, before="line_break")
