"""The findings that a change brought: those that were not there before, wherever lines have moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from jekyll_tools.diagnostic import Diagnostic, line_of
from jekyll_tools.faults import is_printed
from jekyll_tools.regex import regex

_LINE = regex(r"\bline \d+")


def brought(
    then: Iterable[Diagnostic], now: Iterable[Diagnostic], moves: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """The diagnostics of `now` that are not among those of `then`.

    Two are one if rule and words are, and the file (`moves`: its path now, by its path then), and what is written on
    the line; where a line is there several times, as many of its diagnostics are old as there were.
    """
    moves = moves or {}
    known = Counter(_identity(diagnostic, moves) for diagnostic in then)
    found = []
    for diagnostic in now:
        identity = _identity(diagnostic, {})
        if known[identity]:
            known[identity] -= 1
        else:
            found.append(diagnostic)
    return found


def _identity(diagnostic: Diagnostic, moves: Mapping[str, str]) -> tuple[str, ...]:
    location, words = diagnostic.location, _LINE.sub("line", diagnostic.message)
    if is_printed(diagnostic):  # on whichever page it was met first
        return diagnostic.rule, words
    path = moves.get(location.path, location.path)
    return diagnostic.rule, words, path, location.text, line_of(location)
