"""Mutations: a text with some lines and characters changed, mostly by what means something to one of the readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from oracle.fuzz.mutation import delete, swap

TOKENS = [
    line.encode("ascii").decode("unicode-escape")
    for line in (Path(__file__).parent / "tokens.txt").read_text(encoding="ascii").splitlines()
]


def mutant(texts: Sequence[str], others: Sequence[str], draw: Random) -> bytes:
    """One of `texts`, changed; at times with lines of one of `others`. Surrogates are bytes that are not UTF-8."""
    text = draw.choice(texts)
    lines = text.splitlines(keepends=True) or [""]
    if draw.random() < 0.25:
        added = draw.choice(others).splitlines(keepends=True)
        at, start = draw.randrange(len(lines) + 1), draw.randrange(len(added) or 1)
        lines[at:at] = added[start : start + draw.randint(1, 12)]
    for _ in range(draw.choice((0, 0, 1, 1, 2, 4))):
        draw.choice(_LINES)(lines, draw)
    text = "".join(lines)
    for _ in range(draw.choice((1, 1, 2, 2, 3, 5, 9))):
        text = _edited(text, draw)
    return text.encode("utf-8", "surrogateescape")


def _repeat(lines: list[str], draw: Random) -> None:
    lines.insert(draw.randrange(len(lines)), lines[draw.randrange(len(lines))] * draw.choice((1, 1, 2, 30)))


def _nest(lines: list[str], draw: Random) -> None:
    start, mark = draw.randrange(len(lines)), draw.choice(("  ", "    ", "\t", "> ", "* ", "- ", "1. ", ": ", "| "))
    for at in range(start, min(len(lines), start + draw.randint(1, 6))):
        lines[at] = mark * draw.choice((1, 1, 1, 2, 40)) + lines[at]


def _join(lines: list[str], draw: Random) -> None:
    at = draw.randrange(len(lines))
    lines[at] = lines[at].rstrip("\r\n")


_LINES: tuple[Callable[[list[str], Random], None], ...] = (swap, delete, _repeat, _nest, _join)


def _edited(text: str, draw: Random) -> str:
    at = draw.randrange(len(text) + 1)
    kind = draw.random()
    if kind < 0.6:
        return text[:at] + draw.choice(TOKENS) * draw.choice((1, 1, 1, 1, 2, 3, 60)) + text[at:]
    if kind < 0.8:
        return text[:at] + text[at + draw.randint(1, 8) :]
    if kind < 0.9:
        start = draw.randrange(len(text) + 1)
        return text[:at] + text[start : start + draw.randint(1, 60)] + text[at:]
    # Any character at all; of the surrogates only those that stand for bytes.
    code = draw.choice((draw.randrange(128), draw.randrange(0xD800), draw.randrange(0xDC80, 0xDD00)))
    return text[:at] + chr(code) + text[at:]
