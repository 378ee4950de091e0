"""A fenced code block: everything between two lines of tildes (under GFM also of backticks), as it is."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.highlight import code_block
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block

_INFO = r"[ \t]*(?P<info>[^\s`~][^\s]*)?[ \t]*\n"
_OPEN = re.compile(rf"(?P<indent>)(?P<fence>~{{3,}}){_INFO}", re.A)
_GFM_OPEN = re.compile(rf"(?P<indent> {{0,3}})(?P<fence>[~`]{{3,}}){_INFO}", re.A)


def parse(match: re.Match[str], state: State) -> int | None:
    opened = (_GFM_OPEN if state.context.gfm else _OPEN).match(state.src, match.start())
    if opened is None:
        return None
    closed = _close(state, opened["fence"]).search(state.src, opened.end())
    if closed is None:
        return None
    block = state.add("codeblock", state.src[opened.end() : closed.start()], closed.end())
    block.options["fenced"] = True
    if opened["info"]:
        block.options["language"] = opened["info"].partition("?")[0]  # options for the highlighter may follow
    return closed.end()


def _close(state: State, fence: str) -> re.Pattern[str]:
    indent = " {0,3}" if state.context.gfm else ""
    return re.compile(rf"^{indent}{re.escape(fence)}[{fence[-1]}]*[ \t]*\n", re.M)


SYNTAX = Block(
    "codeblock_fenced",
    r"~{3,}",
    parse,
    before="blockquote",
    gfm=r" {0,3}[~`]{3,}",
    render={"codeblock": code_block},
)
