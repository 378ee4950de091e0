"""A break in a line: two spaces or two backslashes at its end. (One backslash, under GFM: see `tree`.)"""

from __future__ import annotations

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.html import attributes
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span


def parse(spans: Spans, at: int, frame: Frame) -> int:
    src = spans.src
    if spans.context.hard_wrap:
        return 0
    if src[at] == "\\":
        return spans.put(frame, at, at + 2, Element("br")) if src.startswith("\\\n", at + 1) else 0
    if src.startswith("  ", at - 2) and at - 2 >= frame.fresh:
        return spans.put(frame, at - 2, at, Element("br"))
    return 0


def render(element: Element, _indent: int, _renderer: Renderer) -> str:
    return f"<br{attributes(element.attr)} />"


SYNTAX = Span("line_break", (r"\n(?<=  \n)", r"\\"), parse, before="escaped_character", render={"br": render})
