"""Code within a line: between two runs of as many backticks."""

from __future__ import annotations

from collections.abc import Callable

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.highlight import code_span, plain_span
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.records import NamedTuple


class Code(NamedTuple):
    """What stands between backticks, as it is written, and how many they are."""

    start: int
    end: int  # -1 where the backticks stand for themselves
    ticks: int

    def value(self, src: str) -> str:
        """The code, without the blanks that keep it apart from two backticks or more."""
        written = src[self.start : self.end]
        return written.removeprefix(" ").removesuffix(" ") if self.ticks > 1 else written


_NOT_CODE = frozenset("`" + WHITE)  # what no code between two single backticks begins with, nearly always


def parse(spans: Spans, at: int, frame: Frame) -> int:
    start = at + 1
    src = spans.src
    if src[start : start + 1] not in _NOT_CODE:
        end = src.find("`", start)
        # Where there is none, there is no other to look from.
        return _put(spans, frame, at, end + 1, src[start:end]) if end >= 0 else start
    code = code_at(src, at, spans.searched.find, at == 0 and bool(frame.children))
    return _put(spans, frame, at, code.end + code.ticks, code.value(src)) if code.end >= 0 else code.start


def _put(spans: Spans, frame: Frame, at: int, end: int, code: str) -> int:
    """Code stands from `at` to `end`."""
    html = plain_span(code, frame.writer) if frame.writer is not None else None
    return spans.put(frame, at, end, Element("codespan", code)) if html is None else spans.write(frame, at, end, html)


def code_at(src: str, at: int, find: Callable[[str, int], int], behind: bool = False) -> Code:
    """The code that the backticks at an offset begin; whether they stand `behind` anything that is no part of `src`."""
    start = at + 1
    if src.startswith("`", start):
        while src.startswith("`", start):
            start += 1
    elif not behind and _alone(src, at):
        return Code(start, -1, 1)
    return Code(start, find(src[at:start], start), start - at)


def _alone(src: str, at: int) -> bool:
    """A single backtick between white space is a backtick."""
    return (at == 0 or src[at - 1] in WHITE) and src[at + 1 : at + 2] in WHITE


def render(span: Element, _indent: int, renderer: Renderer) -> str:
    return code_span(span, renderer)


SYNTAX = Span("codespan", ("`",), parse, before="autolink", render={"codespan": render})
