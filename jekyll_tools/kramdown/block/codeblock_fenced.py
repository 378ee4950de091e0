"""A fenced code block: everything between two lines of tildes (under GFM also of backticks), as it is."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.highlight import code_block
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block

_OPEN = re.compile(r"(?P<fence>~{3,})(?P<info>[^\n]*)\n")
_GFM_OPEN = re.compile(r" {0,3}(?P<fence>[~`]{3,})(?P<info>[^\n]*)\n")


def parse(match: re.Match[str], state: State) -> int | None:
    gfm = state.context.gfm
    opened = (_GFM_OPEN if gfm else _OPEN).match(state.src, match.start())
    found = _close(state.src, opened, " {0,3}" if gfm else "") if opened else None
    if opened is None or found is None:
        return None
    closed, fence = found
    info = (opened["fence"] + opened["info"])[len(fence) :].strip(" \t")
    if " " in info or "\t" in info:
        return None
    block = state.add("codeblock", state.src[opened.end() : closed.start()], closed.end())
    block.options["fenced"] = True
    if info:
        block.options["language"] = info.partition("?")[0]  # options for the highlighter may follow
    return closed.end()


def _close(src: str, opened: re.Match[str], indent: str) -> tuple[re.Match[str], str] | None:
    """The line that closes a fence, and the fence it closes: where none is as long as that, its first characters."""
    fence = opened["fence"]
    last = re.escape(fence[-1])
    closed = re.compile(rf"^{indent}{re.escape(fence)}{last}*[ \t]*\n", re.M).search(src, opened.end())
    if closed is not None or fence.strip(fence[0]):
        return (closed, fence) if closed else None
    shorter = re.compile(rf"^{indent}({last}{{3,}})[ \t]*\n", re.M).finditer(src, opened.end())
    closed = max(shorter, key=lambda line: len(line[1]), default=None)
    return (closed, closed[1]) if closed else None


SYNTAX = Block(
    "codeblock_fenced",
    r"~{3,}",
    parse,
    before="blockquote",
    gfm=r" {0,3}[~`]{3,}",
    render={"codeblock": code_block},
)
