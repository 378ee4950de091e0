"""A fenced code block: everything between two lines of tildes (under GFM also of backticks), as it is."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache

from jekyll_tools.kramdown.highlight import code_block
from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_OPEN = regex(r"(?P<fence>~{3,})(?P<info>[^\n]*)\n")
_GFM_OPEN = regex(r" {0,3}(?P<fence>[~`]{3,})(?P<info>[^\n]*)\n")
_BLANK_WITHIN = regex(r"\s", re.A)


class _Fences(NamedTuple):
    """The lines of one character that may close a fence: where each starts, how long it is, and which is the longest
    from each on (the first of equal ones).
    """

    starts: array[int]
    lengths: array[int]
    longest: array[int]

    @classmethod
    def of(cls, src: str, pattern: re.Pattern[str]) -> _Fences:
        starts, lengths = array("i"), array("i")
        for found in pattern.finditer(src):
            starts.append(found.start() + 1)
            lengths.append(len(found[1]))
        longest = array("i", range(len(starts)))
        for index in range(len(starts) - 2, -1, -1):
            if lengths[longest[index + 1]] > lengths[index]:
                longest[index] = longest[index + 1]
        return cls(starts, lengths, longest)


def parse(match: re.Match[str], state: State) -> int | None:
    opened = (_GFM_OPEN if state.context.gfm else _OPEN).match(state.src, match.start())
    if opened is None or _BLANK_WITHIN.search(opened["info"].strip(WHITE)):
        return None
    closed, size = _close(state, opened)
    if closed < 0:
        return None
    info = (opened["fence"] + opened["info"])[size:].strip(WHITE)
    if _BLANK_WITHIN.search(info):
        return None
    end = state.src.index("\n", closed) + 1
    block = state.add("codeblock", state.src[opened.end() : closed], end)
    block.own_options()["fenced"] = True
    if info:
        block.own_options()["language"] = info[0] + info[1:].partition("?")[0]  # options for the highlighter may follow
    return end


def _close(state: State, opened: re.Match[str]) -> tuple[int, int]:
    """Where the line starts that closes a fence (-1: none does), and how much of the fence it closes.

    Where no line is as long as the fence, its first characters are the fence, as many as the longest line has.
    """
    fence, at = opened["fence"], opened.end()
    if fence.strip(fence[0]):  # of tildes and backticks
        indent = " {0,3}" if state.context.gfm else ""
        last = re.escape(fence[-1])
        closing = re.compile(rf"^{indent}{re.escape(fence)}{last}*[ \t\f\v\r]*\n", re.M)
        found = state.source.next(f"fence {fence}", closing, at)
        run = len(fence) - len(fence.lstrip(fence[0]))
        if found >= 0 or run < 3:
            return found, len(fence)
        fence = fence[:run]  # the others belong to what stands behind
    line, name = _line(fence[0], state.context.gfm), f"fences {fence[0]}"
    near = None if state.source.knows(name) else line.search(state.src, at - 1)
    if near is not None and len(near[1]) >= len(fence):  # nearly always; where it is not, all are looked for once
        return near.start() + 1, len(fence)
    return _among(state.source.known(name, lambda: _Fences.of(state.src, line)), len(fence), at)


@cache
def _line(char: str, gfm: bool) -> re.Pattern[str]:
    """What finds the lines of a character that may close a fence, each from the end of the line above."""
    return re.compile(rf"\n{' {0,3}' if gfm else ''}({char}{{3,}})[ \t\f\v\r]*(?=\n)")


def _among(fences: _Fences, size: int, at: int) -> tuple[int, int]:
    """Which of a text's fences closes one of such a size that ends at an offset."""
    index = bisect_left(fences.starts, at)
    if index == len(fences.starts):
        return -1, 0
    longest = fences.longest[index]
    if fences.lengths[longest] < size:
        return fences.starts[longest], fences.lengths[longest]
    while fences.lengths[index] < size:
        index += 1
    return fences.starts[index], size


SYNTAX = Block(
    "codeblock_fenced",
    r"~{3,}",
    parse,
    before="blockquote",
    begins=" ~`",
    gfm=r" {0,3}[~`]{3,}",
    render={"codeblock": code_block},
)
