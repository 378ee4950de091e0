"""Mathematics within a line: `$$x$$`."""

from __future__ import annotations

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span


def parse(spans: Spans, at: int, frame: Frame) -> int:
    end = spans.searched.find("$$", at + 2)
    if end < 0:
        return 0
    math = Element("math", spans.src[at + 2 : end].strip(STRIPPED))
    math.own_options()["category"] = "span"
    return spans.put(frame, at, end + 2, math)


SYNTAX = Span("inline_math", (r"\$\$",), parse, before="span_extension")
