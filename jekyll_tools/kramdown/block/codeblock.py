"""A code block: lines indented by four spaces or a tab, and the lazy lines behind them."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.lines import LAZY_END
from jekyll_tools.kramdown.state import BLANK, State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_INDENT = r"(?: {4}|\t)"
_LINES = regex(rf"(?:{BLANK}*(?:{_INDENT}[ \t]*\S[^\n]*\n)+(?:(?!{LAZY_END})[ \t]*\S[^\n]*\n)*)*", re.M | re.A)
_LAZY_LINE = regex(r"\n( {0,3}\S+)", re.A)
_STRIP = regex(rf"^{_INDENT}", re.M)


def parse(match: re.Match[str], state: State) -> int:
    found = _LINES.match(state.src, match.start())
    assert found is not None
    code = _STRIP.sub("", _LAZY_LINE.sub(r" \1", found[0]))
    state.add("codeblock", code, found.end())
    return found.end()


SYNTAX = Block("codeblock", rf"{_INDENT}[ \t]*\S", parse, before="codeblock_fenced")
