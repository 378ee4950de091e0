"""A lexer's state as one pattern: which of its rules matches at an offset is found out at one go.

Tried one after the other, twenty patterns are two thirds of what a token takes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from pygments.token import _TokenType

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_FLAGS = re.compile(r"\(\?([aimsux]+)\)")  # for all of the pattern that they begin
# What may be written otherwise: a class, and what begins a group, where it is neither escaped nor in a class.
_PIECE = re.compile(r"\\.|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<group>\((?!\?)|\(\?P<\w+>)", re.S)
_LARGE = 1000  # characters of a class
_FOREIGN = re.compile(r"[^\x00-\x7f](?:-[^\x00-\x7f])?")  # a character beyond ASCII in a class, or a range of them
_FROM_ASCII = re.compile(r"[\x00-\x7f]-[^\x00-\x7f]")
_REFERRING = re.compile(r"\\[1-9]|\(\?(?:\(|P=|#)")  # what refers to a group, and a comment
_NUMBERED = re.compile(r"\\[1-9]|\(\?\(")  # what refers to a group by its number

Find = Callable[..., "re.Match[str] | None"]  # takes the text, an offset and perhaps where it ends


class Pattern(NamedTuple):
    """A rule's pattern, and what matches it by itself."""

    source: str
    flags: int
    alone: re.Pattern[str]


def pattern(source: Any, flags: int) -> Pattern:
    """A pattern as lexers have it: a text, or what makes one."""
    written: str = source if isinstance(source, str) else source.get()
    return Pattern(written, flags, regex(written, flags))


class State:
    """The rules of a state: `find` matches the first that matches at an offset, whose name is the match's last group.

    `rules` has for each name its action, the change of states and, where the action is more than a type, the rule's
    own pattern, in which the groups have the numbers that the action knows.
    """

    __slots__ = ("find", "rules")

    def __init__(self, table: Iterable[tuple[Any, Any, Any]]) -> None:
        self.rules: dict[str | None, tuple[Any, Any, re.Pattern[str] | None]] = {}
        parts = []
        for number, (own, action, change) in enumerate(table):
            name = f"_{number}"
            each = own if isinstance(own, Pattern) else pattern("", 0)  # what is done by default comes compiled
            parts.append((name, each))
            is_type = action is None or isinstance(action, _TokenType)
            self.rules[name] = action, change, None if is_type else each.alone
        self.find = _first_of([found for group in _grouped(parts) for found in _compiled(group)])


_Part = tuple[str, Pattern]


def _grouped(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """The rules that may become one pattern together; those that refer to groups by number are by themselves."""
    for numbered, group in groupby(parts, lambda part: _NUMBERED.search(part[1].source) is not None):
        if numbered:
            yield from ([part] for part in group)
        else:
            yield list(group)


def _compiled(parts: Sequence[_Part]) -> list[Find]:
    flags = 0
    for _, each in parts:
        flags |= each.flags
    sources = [_named(name, each) for name, each in parts]
    try:
        return [re.compile("|".join(sources), flags).match]
    except re.error:  # two of them have groups of the same name
        return [re.compile(source, flags).match for source in sources]


def _named(name: str, each: Pattern) -> str:
    """A pattern behind which an empty group has the name."""
    source = each.source
    given = _FLAGS.match(source)
    if each.flags & re.VERBOSE or (given is not None and "x" in given[1]):
        source += "\n"  # it may end with a comment
    elif _REFERRING.search(source) is None:
        source = _PIECE.sub(_quicker, source)
    if given is not None:
        source = f"(?{given[1]}:{source[given.end() :]})"
    return f"(?:{source})(?P<{name}>)"


def _quicker(piece: re.Match[str]) -> str:
    """A piece of a pattern, so that the pattern matches the same and takes less time.

    Python keeps track of groups, and looks for what a large class lacks through all its ranges beyond U+FFFF.
    """
    if piece["group"]:
        return "(?:"
    known = piece["set"]
    if known is None or len(known) < _LARGE or known.startswith("[^") or _FROM_ASCII.search(known):
        return piece[0]
    few = _FOREIGN.sub("", known)
    return rf"(?:{few}|(?![\x00-\x7f]){known})" if "[]" != few != known else known


def _first_of(finds: list[Find]) -> Find:
    """What the first of some finds at an offset that finds anything."""
    if len(finds) == 1:
        return finds[0]

    def find(text: str, at: int, end: int = sys.maxsize) -> re.Match[str] | None:
        for each in finds:
            found = each(text, at, end)
            if found is not None:
                return found
        return None

    return find
