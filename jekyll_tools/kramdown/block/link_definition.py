"""A link definition: `[label]: url "title"`. It stays out of the result."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

# A url goes on to the end of its line, or to the white space before a quote: there a title must follow. It is looked
# for as a whole, for a pattern that takes one character or word after the other would remember every one.
_DEFINITION = regex(
    r""" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<(?P<angle>[^\n]*?)>"""
    r"""|(?=(?P<url>[^ \t\n][^\n]*?)(?<![ \t])(?=[ \t]*\n|[ \t]+["']))(?P=url))"""
    r"""(?:(?:[ \t]*\n[ \t]*|[ \t]+)(?:"(?P<double>[^\n]+)"|'(?P<single>[^\n]+)'))?[ \t]*\n"""
)


def parse(match: re.Match[str], state: State) -> int | None:
    found = _DEFINITION.match(state.src, match.start())
    if found is None:
        return None
    url = found["angle"]
    if url is None:
        url = found["url"]
        if not url.strip(WHITE):
            return None
    context = state.context
    element = state.add("eob", "link_def", found.end())
    if not context.repeats:
        context.define(found[1], url, found["double"] or found["single"]).stand(element, context.judged)
    return found.end()


SYNTAX = Block("link_definition", r" {0,3}\[[^\n\]]+\]:", parse, before="abbreviation_definition", begins=" [")
