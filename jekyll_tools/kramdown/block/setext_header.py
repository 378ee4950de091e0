"""A header underlined by `=` or `-`."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.block.atx_header import add_header, without_id
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block


def parse(match: re.Match[str], state: State) -> int | None:
    if not state.starts_on_boundary():
        return None
    start = match.start()
    line_end = state.src.index("\n", start)
    level = 1 if state.src[line_end + 1] == "=" else 2
    text, name = without_id(state.src[start:line_end])
    if not text.strip(STRIPPED):
        return None
    add_header(state, level, start, text, name).end = match.end()
    return match.end()


SYNTAX = Block("setext_header", r" {0,3}[^ \t\n][^\n]*\n[=-]+[ \t\r\f\v]*\n", parse, before="math")
