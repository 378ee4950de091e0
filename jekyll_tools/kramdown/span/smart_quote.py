"""Straight quotes become the ones that printers use."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.spans import Frame, Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.kramdown.typography import quote

_PUNCTUATION = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"""
# What a quote closes behind: anything but white space and what opens something itself.
_CLOSES = re.compile(r"[^ \\\t\r\n\[{(-]")
_SINGLE, _DOUBLE = "'", '"'
_BEFORE_EMPHASIS = re.compile(r"[_*]{1,2}\S", re.A)
_BEFORE_PUNCTUATION = re.compile(rf"{_PUNCTUATION}(?!\.\.)\B")
_DECADE = re.compile(r"\d\ds", re.A)
_WORD = re.compile(r"\w", re.A)
_END = re.compile(r"\s|s\b|\Z")


def parse(spans: Spans, at: int, frame: Frame) -> int:
    before = spans.src[at - 1] if at > frame.fresh else ""
    side, size = _direction(spans.src, at, before)
    html = ""
    for index in range(size):
        html += quote(spans.src[at + index], side, spans.context.options)
    return spans.symbol(frame, at, at + size, html)


def _direction(src: str, at: int, before: str) -> tuple[str, int]:
    """Which way the quote at `at` turns, and how many quotes turn so; `before` stands right before it in the text."""
    char = src[at]
    after = at + 1
    if not before:
        if _BEFORE_EMPHASIS.match(src, after):
            return "left", 1
        if _BEFORE_PUNCTUATION.match(src, after):
            return "right", 1
    if not before or before.isspace():
        if src[after : after + 1] in (_SINGLE, _DOUBLE) and src[after] != char and _WORD.match(src, after + 1):
            return "left", 2
        if char == _SINGLE and _DECADE.match(src, after):
            return "right", 1
        if before and _WORD.match(src, after):
            return "left", 1
    if before and _CLOSES.match(before):
        return "right", 1
    if not before and _END.match(src, after):
        return "right", 1
    return "left", 1


SYNTAX = Span("smart_quote", ("'", '"'), parse, before="inline_math")
