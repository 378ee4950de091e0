"""A link definition: `[label]: url "title"`. It stays out of the result."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

# A url goes on to the end of its line, or to the white space before a quote: there a title must follow.
_DEFINITION = regex(
    r""" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<(?P<angle>[^\n]*?)>"""
    r"""|(?P<url>(?![ \t\n])(?=(?:(?![ \t]["'])[^\n])*[^\s])[^ \t\n](?:[^ \t\n]|[ \t]+(?=[^ \t\n"']))*))"""
    r"""(?:(?:[ \t]*\n[ \t]*|[ \t]+)(?:"(?P<double>[^\n]+)"|'(?P<single>[^\n]+)'))?[ \t]*\n""",
    re.A,
)


def parse(match: re.Match[str], state: State) -> int | None:
    found = _DEFINITION.match(state.src, match.start())
    if found is None:
        return None
    url = found["angle"] if found["angle"] is not None else found["url"]
    element = state.add("eob", "link_def", found.end())
    if not state.context.repeats:
        state.context.define(found[1], url, found["double"] or found["single"], element)
    return found.end()


SYNTAX = Block("link_definition", r" {0,3}\[[^\n\]]+\]:", parse, before="abbreviation_definition", begins=" [")
