"""A link that is its own text: `<https://example.org>`, `<me@example.org>`."""

from __future__ import annotations

from jekyll_tools.kramdown.abbreviations import abbreviated
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.html import escape_keeping_entities
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.regex import regex

_SCHEME = regex(r"<(?:mailto|https?|ftps?):")
_MAIL = regex(r"<([-.\w]+@[-.\w]+)>")


def parse(spans: Spans, at: int, frame: Frame) -> int:
    target, end = _target(spans, at)
    if not target:
        return 0
    link = Element("a")
    link.attr = {"href": target}
    shown = target.removeprefix("mailto:")
    begin = end - len(shown)
    for part in abbreviated(shown, spans.context):
        text = part.content
        if isinstance(text, str):
            text = Element("text", escape_keeping_entities(text))
        text.source, text.start, text.end = spans.source, begin + part.start, begin + part.end
        link.own_children().append(text)
    return spans.put(frame, at, end + 1, link)


def _target(spans: Spans, at: int) -> tuple[str, int]:
    """What the brackets at `at` hold, if it is an address, and where they end."""
    scheme = _SCHEME.match(spans.src, at)
    if scheme is None:
        mail = _MAIL.match(spans.src, at)
        return (f"mailto:{mail[1]}", mail.end() - 1) if mail else ("", 0)
    if spans.src.startswith("\n", scheme.end()):
        return "", 0
    end = spans.angle_end(scheme.end() + 1)  # an address has one character at least, be it `>`
    return spans.src[at + 1 : end] if end > scheme.end() else "", end


SYNTAX = Span("autolink", ("<",), parse, before="span_html")
