"""What stands in `{: … }` within a line: attribute lists, which belong to the span before, and extensions."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.attributes import SOMETHING, AttributeList
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.extensions import START, STOPS, build
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.limits import ATTRIBUTE_LIST_CHARACTERS
from jekyll_tools.regex import regex

_LIST = regex(rf"\{{:({SOMETHING})\}}")
_LINE_START, _LINE_END = regex(r"(?:\A|\n) {0,3}\Z"), regex(r"\s*?(?:\n|\Z)", re.A)
_EXTENSION = regex(rf"{START}|\{{:/(?P<stop>\w+)?\}}", re.A)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    end = spans.searched.find("}", at)
    if end < 0:
        return 0
    found = _EXTENSION.match(spans.src, at)
    if found is not None:
        return _extension(spans, found, frame) if found["name"] else 0
    behind = at == frame.begin and not frame.raw and (frame.html or frame.children)
    given = _LIST.match(spans.src, at) if behind else None
    if given is None:
        if is_too_long(end - at) and (behind or is_on_own_lines(spans.src, at, end)):
            spans.context.refuse("attribute-list-characters", spans.source, at, end)
        return 0
    _attach(frame, AttributeList().read(given[1], spans.context.asked(spans.source), given.start(1)))
    frame.begin = given.end()
    if not frame.html:
        frame.since = given.end()
    return given.end()


def is_too_long(length: int) -> bool:
    """Whether an attribute list has so many characters, without the brace at its end, that it is taken for text."""
    return length > ATTRIBUTE_LIST_CHARACTERS


def is_on_own_lines(string: str, at: int, end: int) -> bool:
    """Whether braces stand where those of a block's list do."""
    return (at == 0 or _LINE_START.search(string, max(at - 4, 0), at) is not None) and bool(
        _LINE_END.match(string, end + 1)
    )


def _attach(frame: Frame, given: AttributeList) -> None:
    """A list belongs to the span right before it; behind a character that became another it is dropped."""
    if not frame.html and frame.children:
        options = frame.children[-1].own_options()
        options.setdefault("ial", AttributeList()).follow(given)
        if "shared" in options:
            options["shared"].update(given)


def _extension(spans: Spans, found: re.Match[str], frame: Frame) -> int:
    body, end = None, found.end()
    if not found["alone"]:
        name = found["name"]
        closed = spans.searched.next(f"end of {name}", STOPS[name], end) if name in STOPS else -1
        if closed < 0:
            return 0
        body, end = spans.src[end:closed], spans.src.index("}", closed) + 1
    built = build(spans.context, spans.source, found, body, "span")
    if not built:
        return 0
    if isinstance(built, Element):
        return spans.put(frame, found.start(), end, built)
    spans.take(frame, found.start(), end)
    return end


SYNTAX = Span("span_extension", (r"\{:",), parse, before="entity")
