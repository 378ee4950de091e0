"""Texts made by a grammar: `kramdown.grammar`, which says itself how it is to be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

_FILE = Path(__file__).with_name("kramdown.grammar")
_SIGNS = {"⏎": "\n", "⇥": "\t", "␠": " ", "‹›": ""}
_SIGN = re.compile(r"[⏎⇥␠]|‹›|‹U\+([0-9A-F]+)›|([\u2400-\u241f])")
_PART = re.compile(r"‹([a-z ]+)(:\d|>)?›")
_LINE, _ANY_LINE = re.compile(r"(?<=\n)(?!\n)"), re.compile(r"(?<=\n)")  # blank ones are mostly left alone
DEEPEST = 9  # there parts are the simplest that they can be


def produce(name: str, draw: Random, depth: int = 0) -> str:
    """A text of this part; from a certain depth on the simplest one there is."""
    alternatives = (_simple if depth >= DEEPEST else _rules)()[name]
    return _PART.sub(_filled(draw, depth), draw.choice(alternatives))


def _filled(draw: Random, depth: int) -> Callable[[re.Match[str]], str]:
    def fill(part: re.Match[str]) -> str:
        text = produce(part[1], draw, depth + 1)
        if part[2] is None:
            return text
        below = _LINE if draw.random() < 0.8 else _ANY_LINE
        return below.sub("> " if part[2] == ">" else " " * int(part[2][1:]), text)

    return fill


@cache
def _rules() -> dict[str, list[str]]:
    rules: dict[str, list[str]] = {}
    for part in _FILE.read_text("utf-8").split("\n\n")[2:]:
        name, *lines = part.strip("\n").split("\n")
        rules[name.removesuffix("› ::=").removeprefix("‹")] = [_SIGN.sub(_meant, line) for line in lines]
    return rules


def _meant(sign: re.Match[str]) -> str:
    if sign[1]:
        return chr(int(sign[1], 16))
    return chr(ord(sign[2]) - 0x2400) if sign[2] else _SIGNS[sign[0]]


@cache
def _simple() -> dict[str, list[str]]:
    """The alternatives that have no parts; where there are none, a word."""
    return {name: [text for text in texts if not _PART.search(text)] or ["a"] for name, texts in _rules().items()}
