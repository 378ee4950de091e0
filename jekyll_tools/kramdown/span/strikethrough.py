"""Struck text: `~~a~~`, under GFM."""

from __future__ import annotations

import re
from bisect import bisect_left

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.html import span
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import GFM, Span
from jekyll_tools.regex import regex

_OPEN = regex(r"~~[^\s~]", re.A)
_CLOSE = regex(r"(?<=[^\s~])(?=~~)", re.A)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    if _OPEN.match(spans.src, at) is None:
        return 0
    closers = spans.searched.places("~~", _CLOSE)
    index = bisect_left(closers, at + 3)
    if index == len(closers):
        return 0
    text = spans.src[at + 2 : closers[index]]
    element = Element("del")
    element.children = Spans(spans.context, Source(text, spans.source, at + 2, exact=True), text).read()
    return spans.put(frame, at, closers[index] + 2, element)


def render(element: Element, indent: int, renderer: Renderer) -> str:
    return span("del", element.attr, renderer.inner(element, indent + 2))


SYNTAX = Span("strikethrough", ("~~",), parse, before="emphasis", inputs=(GFM,), render={"del": render})
