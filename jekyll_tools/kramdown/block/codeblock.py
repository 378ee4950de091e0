"""A code block: lines indented by four spaces or a tab, and the lazy lines behind them."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.lines import INDENT, indented_end
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_LAZY_LINE = regex(r"\n( {0,3}\S+)", re.A)
_STRIP = regex(rf"^{INDENT}", re.M)


def parse(match: re.Match[str], state: State) -> int:
    end = indented_end(state.src, match.start())
    state.add("codeblock", _code(state.src[match.start() : end]), end)
    return end


def _code(lines: str) -> str:
    """The lines without their indentation; lazy ones go on with the line above."""
    if _LAZY_LINE.search(lines) is not None:
        lines = _LAZY_LINE.sub(r" \1", lines)
    # Of spaces alone nothing is looked for by a pattern.
    return _STRIP.sub("", lines) if "\t" in lines else lines[4:].replace("\n    ", "\n")


SYNTAX = Block("codeblock", rf"{INDENT}[ \t]*\S", parse, before="codeblock_fenced", begins=" \t")
