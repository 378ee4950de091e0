"""Struck text: `~~a~~`, under GFM."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import span
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.spans import Frame, Spans
from jekyll_tools.kramdown.syntax import GFM, Span

_STRUCK = re.compile(r"~~(?P<text>[^\s~](?:.*?[^\s~])??)~~(?!~)", re.S | re.A)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    found = _STRUCK.match(spans.src, at)
    if found is None:
        return 0
    element = Element("del")
    source = Source(found["text"], spans.source, at + 2, exact=True)
    element.children = Spans(spans.context, source, found["text"]).read()
    return spans.put(frame, at, found.end(), element)


def render(element: Element, indent: int, renderer: Renderer) -> str:
    return span("del", element.attr, renderer.inner(element, indent))


SYNTAX = Span("strikethrough", ("~~",), parse, before="emphasis", inputs=(GFM,), render={"del": render})
