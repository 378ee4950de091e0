"""A footnote's definition: `[^name]: text`. Its body is shown at the end, where the text refers to it."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.lines import LAZY_END
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import BLANK, FootnoteDefinition, State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_INDENT = r"(?: {4}|\t)"
_LINES = regex(
    rf" {{0,3}}\[\^(?P<name>\w[\w-]*)\]:(?P<text>[ \t]*?[^\n]*\n"
    rf"(?:{BLANK}*(?:{_INDENT}[ \t]*[^\s][^\n]*\n)+(?:(?!{LAZY_END})[ \t]*[^\s][^\n]*\n)*)*)",
    re.M | re.A,
)
_STRIP = regex(rf"^{_INDENT}", re.M)


def parse(match: re.Match[str], state: State) -> int | None:
    found = _LINES.match(state.src, match.start())
    if found is None:
        return None
    marker = state.add("eob", "footnote_def", found.end())
    text = _STRIP.sub("", found["text"])
    body = Element("footnote_def", found["name"], state.source, match.start(), found.end())
    state.nest(body, Source(text, state.source, match.start()))
    state.context.footnotes[found["name"]] = FootnoteDefinition(found["name"], body, marker)
    return found.end()


SYNTAX = Block("footnote_definition", r" {0,3}\[\^\w[\w-]*\]:", parse, before="link_definition")
