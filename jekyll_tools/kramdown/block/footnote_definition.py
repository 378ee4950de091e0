"""A footnote's definition: `[^name]: text`. Its body is shown at the end, where the text refers to it."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.lines import INDENT, indented_end
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import FootnoteDefinition, State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_FIRST = regex(r" {0,3}\[\^(?P<name>\w[\w-]*)\]:(?P<text>[^\n]*\n)", re.A)
_STRIP = regex(rf"^{INDENT}", re.M)


def parse(match: re.Match[str], state: State) -> int | None:
    found = _FIRST.match(state.src, match.start())
    if found is None:
        return None
    end = indented_end(state.src, found.end())
    marker = state.add("eob", "footnote_def", end)
    text = _STRIP.sub("", state.src[found.start("text") : end])
    body = Element("footnote_def", found["name"], state.source, match.start(), end)
    state.nest(body, Source(text, state.source, match.start()), kept=True)
    state.context.footnotes[found["name"]] = FootnoteDefinition(found["name"], body, marker)
    return end


SYNTAX = Block("footnote_definition", r" {0,3}\[\^\w[\w-]*\]:", parse, before="link_definition")
