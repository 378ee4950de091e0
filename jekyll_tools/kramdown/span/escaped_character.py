"""A backslash takes a character's meaning away."""

from __future__ import annotations

from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span

_ESCAPED = frozenset("\\.*_+`-(){}[]#!:|\"'$=<>")


def parse(spans: Spans, at: int, frame: Frame) -> int:
    following = spans.src[at + 1 : at + 2]
    if following in _ESCAPED and following:
        return spans.text(frame, at, at + 2, following)
    if following == "~" and spans.context.gfm:
        return spans.text(frame, at, at + 2, following)
    return 0


SYNTAX = Span("escaped_character", (r"\\",), parse)
