"""A footnote's definition: `[^name]: text`. Its body is shown at the end, where the text refers to it."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.context import FootnoteDefinition
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.lines import INDENT, indented_end, without
from jekyll_tools.kramdown.nested import Nested, skim
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_FIRST = regex(r" {0,3}\[\^(?P<name>\w[\w-]*)\]:(?P<text>[^\n]*\n)", re.A)
_STRIP = regex(rf"^{INDENT}", re.M)


def parse(match: re.Match[str], state: State) -> int | None:
    found = _FIRST.match(state.src, match.start())
    if found is None:
        return None
    end = indented_end(state.src, found.end())
    state.add("eob", "footnote_def", end)
    name = found["name"]
    if state.context.repeats:
        return end
    if state.skims:
        _skim(state, _text(state.source, found, end))
        state.context.footnotes[name] = FootnoteDefinition(name, state, end)
        return end
    body = Element("footnote_def", name, state.source, match.start(), end)
    state.nest(body, _text(state.source, found, end), kept=True)
    state.context.footnotes[name] = FootnoteDefinition(name, state, end, body)
    return end


def _text(source: Source, found: re.Match[str], end: int) -> Source:
    """The text of the body."""
    return Source(without(_STRIP, source.string[found.start("text") : end]), source, found.start())


def _skim(state: State, source: Source) -> None:
    """Read a body for what it defines alone."""
    if state.refuses(source) is None:
        skim(state.inner(source, Element("footnote_def")))


def read(body: Element, state: State) -> None:
    """Give a body that is to be shown its blocks, or what makes them; `state` is that of the text it was found in."""
    source = body.source
    assert source is not None
    found = _FIRST.match(source.string, body.start)
    assert found is not None
    text = _text(source, found, body.end)
    made = Nested(state, text)
    # The way back may have to go deep into the last block.
    if not state.context.written["footnote_backlink_inline"] and made.serves():
        body.raw = made
    else:
        state.nest(body, text, kept=True)


SYNTAX = Block("footnote_definition", r" {0,3}\[\^\w[\w-]*\]:", parse, before="link_definition", begins=" [")
