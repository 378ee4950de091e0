"""An entity: `&copy;`, `&#169;`, `&#xA9;`."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.kramdown.typography import character, entity
from jekyll_tools.regex import regex

_ENTITY = regex(r"&(?:([\w:][\w:.-]*)|#([0-9]+)|#x([0-9A-Fa-f]+));", re.A)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    found = _ENTITY.match(spans.src, at)
    if found is None:
        return 0
    code = character(found[1], found[2], found[3])
    if code is None:
        return _unknown(spans, at, frame, found) if found[1] else 0
    return spans.symbol(frame, at, found.end(), entity(code, spans.context.written["entity_output"], found[0]))


def _unknown(spans: Spans, at: int, frame: Frame, found: re.Match[str]) -> int:
    """No entity, so its ampersand is one. Where a backslash may make others of text, it is written at once."""
    if "\\" in spans.src:
        at = spans.symbol(frame, at, at + 1, "&amp;")
    return spans.text(frame, at, found.end(), spans.src[at : found.end()])


SYNTAX = Span("entity", ("&",), parse, before="typographic_symbol")
