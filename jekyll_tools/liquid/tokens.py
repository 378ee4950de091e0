"""A template as tokens: the author's text, outputs `{{ … }}` and tags `{% … %}`; in one pass, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from jekyll_tools.limits import LIQUID_TAG
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

TEXT, OUTPUT, TAG = "text", "output", "tag"

_TAG = regex(r"\{%-?\s*(#|\w+)\s*", re.ASCII)

_OPENS = regex(r"\{[{%]")
_LINE = regex(r"\s*(#|\w+)\s*", re.ASCII)


class Token(NamedTuple):
    """A piece of a template: what it is, where it stands, and of a tag its name and what follows the name."""

    kind: str
    start: int
    end: int
    name: str = ""
    markup: str = ""
    trims_before: bool = False
    trims_after: bool = False


class Tokens:
    """The tokens of a string, read one by one. An error carries the offsets of what is wrong in `spot`."""

    def __init__(self, string: str, hash_tags: bool = True) -> None:
        self._string = string
        self._at = 0
        self._hash_tags = hash_tags
        self.spot = (0, 0)

    def __iter__(self) -> Iterator[Token]:
        return self

    def __next__(self) -> Token:
        string, start = self._string, self._at
        if start >= len(string):
            raise StopIteration
        opening = self._opening(start)
        if opening > start:
            self._at = opening
            return Token(TEXT, start, opening)
        return self._tag(start) if string[start + 1] == "%" else self._output(start)

    def _opening(self, start: int) -> int:
        """Where the next `{{` or `{%` stands; the string's end where there is none."""
        found = _OPENS.search(self._string, start)
        return found.start() if found else len(self._string)

    def _output(self, start: int) -> Token:
        """An output ends at the first `}`, be it one within quotes; it must be two."""
        string = self._string
        close = string.find("}", start + 2)
        end = close + 2
        if close < 0 or string[close + 1 : end] != "}":
            self._fail(start, close + 1 if close >= 0 else start + 2, "Variable", r"/\}\}/")
        self._measure(start, end)
        before = string[start + 2] == "-"
        after = string[close - 1] == "-" and close - 1 >= start + 2
        first = start + 2 + before
        self._at = end
        return Token(OUTPUT, start, end, "", string[first : max(first, close - after)], before, after)

    def _tag(self, start: int) -> Token:
        string = self._string
        close = string.find("%}", start + 2)
        if close < 0:
            self._fail(start, start + 2, "Tag", r"/\%\}/")
        self._measure(start, close + 2)
        match = _TAG.match(string, start, close)
        if match is None or (match[1] == "#" and not self._hash_tags):
            self._fail(start, close + 2, "Tag", r"/\%\}/")
        after = string[close - 1] == "-" and close > match.end()
        self._at = close + 2
        markup = string[match.end() : close - after]
        return Token(TAG, start, close + 2, match[1], markup, string[start + 2] == "-", string[close - 1] == "-")

    def _measure(self, start: int, end: int) -> None:
        if end - start > LIQUID_TAG:
            self.spot = (start, start + 2)
            raise LiquidError("limit", "liquid-tag")

    def _fail(self, start: int, end: int, what: str, pattern: str) -> NoReturn:
        self.spot = (start, end)
        raise LiquidError(
            "syntax", f"{what} '{self._string[start:end]}' was not properly terminated with regexp: {pattern}"
        )

    def raw_end(self, name: str) -> int | None:
        """Goes on behind the end tag of a block that is not read: where its text ends; None where there is no end."""
        match = re.compile(rf"\{{%\s*{name}\b[^%]*%\}}").search(self._string, self._at)
        if match is None:
            return None
        self._at = match.end()
        return match.start()


class Lineup:
    """The tokens of the tag `liquid`: a tag a line."""

    def __init__(self, string: str, start: int, end: int) -> None:
        self._string = string
        self._at = start
        self._end = end

    def __iter__(self) -> Iterator[Token]:
        return self

    def __next__(self) -> Token:
        while self._at < self._end:
            start = self._at
            stop = self._string.find("\n", start, self._end)
            stop = self._end if stop < 0 else stop
            self._at = stop + 1
            match = _LINE.match(self._string, start, stop)
            if match:
                return Token(TAG, match.start(1), stop, match[1], self._string[match.end() : stop])
            if self._string[start:stop].strip():
                return Token(TAG, start, stop, self._string[start:stop].lstrip())
        raise StopIteration
