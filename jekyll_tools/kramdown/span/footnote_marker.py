"""A reference to a footnote: `[^name]`."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span

_WRITTEN = 200  # characters: a reference and the way back to it, which have the name twice each
_MARKER = re.compile(r"\[\^(\w[\w-]*)\]", re.A)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    found = _MARKER.match(spans.src, at)
    if found is None:
        return 0
    if found[1] not in spans.context.footnotes:
        return found.end()
    if not spans.context.afford(_WRITTEN + 4 * len(found[1]), spans.source, at, found.end()):
        return found.end()
    return spans.put(frame, at, found.end(), Element("footnote", found[1]))


def render(marker: Element, _indent: int, _renderer: Renderer) -> str:
    number, name = marker.options["number"], marker.options["name"]
    use = marker.options["use"]
    label = f"fnref:{name}" + (f":{use}" if use else "")
    return (
        f'<sup id="{label}" role="doc-noteref"><a href="#fn:{name}" class="footnote" rel="footnote">{number}</a></sup>'
    )


SYNTAX = Span("footnote_marker", (r"\[",), parse, before="link", render={"footnote": render})
