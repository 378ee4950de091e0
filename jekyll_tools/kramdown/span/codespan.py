"""Code within a line: between two runs of as many backticks."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.highlight import code_span
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.kramdown.spans import Frame, Spans
from jekyll_tools.kramdown.syntax import Span

_RUN = re.compile("`+")


def parse(spans: Spans, at: int, frame: Frame) -> int:
    src = spans.src
    run = _RUN.match(src, at)
    assert run is not None
    start = run.end()
    if start - at == 1 and _alone(src, at) and not (at == 0 and frame.children):
        return start
    end = spans.delimiters.find(run[0], start)
    if end is None:
        return start
    code = src[start:end]
    if start - at > 1:
        code = code.removeprefix(" ").removesuffix(" ")
    return spans.put(frame, at, end + start - at, Element("codespan", code))


def _alone(src: str, at: int) -> bool:
    """A single backtick between white space is a backtick."""
    return (at == 0 or src[at - 1] in WHITE) and src[at + 1 : at + 2] in WHITE


def render(span: Element, _indent: int, renderer: Renderer) -> str:
    return code_span(span, renderer)


SYNTAX = Span("codespan", ("`",), parse, before="autolink", render={"codespan": render})
