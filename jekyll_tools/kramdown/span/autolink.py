"""A link that is its own text: `<https://example.org>`, `<me@example.org>`."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.abbreviations import abbreviated
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import escape_keeping_entities
from jekyll_tools.kramdown.spans import Frame, Spans
from jekyll_tools.kramdown.syntax import Span

_LINK = re.compile(r"<(?:((?:mailto|https?|ftps?):[^\n>]+)|([-.\w]+@[-\w]+(?:\.[-\w]+)*\.[A-Za-z]+))>")


def parse(spans: Spans, at: int, frame: Frame) -> int:
    found = _LINK.match(spans.src, at)
    if found is None:
        return 0
    target = found[1] or f"mailto:{found[2]}"
    link = Element("a")
    link.attr["href"] = target
    shown = target.removeprefix("mailto:")
    begin = found.end() - 1 - len(shown)
    for part in abbreviated(shown, spans.context):
        text = part.content
        if isinstance(text, str):
            text = Element("text", escape_keeping_entities(text))
        text.source, text.start, text.end = spans.source, begin + part.start, begin + part.end
        link.children.append(text)
    return spans.put(frame, at, found.end(), link)


SYNTAX = Span("autolink", ("<",), parse, before="span_html")
