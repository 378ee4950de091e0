"""Straight quotes become the ones that printers use."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.letters import OF_WORD, told_apart
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.kramdown.typography import quote
from jekyll_tools.regex import regex

_PUNCTUATION = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"""
_WORD = rf"[\w{OF_WORD}]"
# SmartyPants' rules, tried in this order from the character before the quote where the text has one: does the quote
# open or close, or is there a pair of quotes that both open?
_RULES = regex(
    rf"""(?P<open_emphasis>["'](?=[_*]{{1,2}}[^\s]))
    |(?P<close_punctuation>["'](?={_PUNCTUATION}(?!\.\.)(?:(?<!_)(?!{_WORD})|(?<=_)(?={_WORD}))))
    |(?P<open_double>\s?(?:"'|'")(?=\w))
    |(?P<close_decade>\s?'(?=\d\ds))
    |(?P<open_word>\s["'](?=\w))
    |(?P<close>[^ \\\t\r\n\[{{(-]["'])
    |(?P<close_end>["'](?=\s|s(?!{_WORD})|$))
    |(?P<open>[\s\S]?')|(?P<open_last>[\s\S]?")""",
    re.X | re.A | re.M,
)

_NEAR = 8  # characters, of which the rules look at no more


def parse(spans: Spans, at: int, frame: Frame) -> int:
    src = spans.src
    if at > frame.fresh:
        before = src[at - 1]
        if before.isalnum():  # as `close` has it: most quotes are apostrophes, or end a word
            return spans.symbol(frame, at, at + 1, _written(spans, src[at], "right"))
        if before == " " and (behind := src[at + 1 : at + 2]).isascii() and behind.isalpha():  # as `open_word` has it
            return spans.symbol(frame, at, at + 1, _written(spans, src[at], "left"))
    start = at - 1 if at > frame.fresh and src[at - 1] != "\\" else at
    near = src[start : start + _NEAR]
    found = _RULES.match(near if near.isascii() else told_apart(near))
    assert found is not None
    rule = found.lastgroup or ""
    side = "left" if rule.startswith("open") else "right"
    end = start + found.end()
    first = end - 2 if rule == "open_double" else end - 1
    html = "".join([_written(spans, typed, side) for typed in src[first:end]])
    return spans.symbol(frame, first, end, html)


def _written(spans: Spans, typed: str, side: str) -> str:
    """A quote on a side, as the site wants it written."""
    known = spans.context.characters
    name = typed + side
    if name not in known:
        known[name] = quote(typed, side, spans.context.written)
    return known[name]


SYNTAX = Span("smart_quote", ("'", '"'), parse, before="inline_math")
