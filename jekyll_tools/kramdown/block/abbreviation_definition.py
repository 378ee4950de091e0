"""An abbreviation's definition: `*[HTML]: HyperText Markup Language`. It stays out of the result."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.context import AbbreviationDefinition
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import span
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.limits import ABBREVIATION_CHARACTERS
from jekyll_tools.regex import regex

_DEFINITION = regex(r" {0,3}\*\[([^\n]+?)\]:([^\n]*)\n")


def parse(match: re.Match[str], state: State) -> int | None:
    found = _DEFINITION.match(state.src, match.start())
    if found is None:
        return None
    element = state.add("eob", "abbrev_def", found.end())
    if len(found[1]) > ABBREVIATION_CHARACTERS:
        state.context.refuse("abbreviation-characters", state.source, found.start(1), found.end(1))
    elif not state.context.repeats:
        definition = AbbreviationDefinition(found[2].strip(STRIPPED))
        definition.stand(element, state.context.judged)
        state.context.abbreviations[found[1]] = definition
    return found.end()


def render(abbreviation: Element, _indent: int, _renderer: Renderer) -> str:
    return span("abbr", abbreviation.attr, abbreviation.value)


SYNTAX = Block(
    "abbreviation_definition",
    r" {0,3}\*\[[^\n]+?\]:",
    parse,
    before="block_extension",
    begins=" *",
    render={"abbreviation": render},
)
