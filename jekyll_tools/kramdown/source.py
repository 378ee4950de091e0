"""Where the characters of a nested text were written.

kramdown's nesting only strips a prefix of each line (a marker, indentation, `> `), and every line of a nested text
comes from one line of its parent, in order. So a nested text needs to know no more than where its first line ended
up from; a column is computed when somebody asks, by laying the line on its parent's line as a suffix.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, TypeVar

from jekyll_tools.text import Location, Text, line_starts

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

Known = TypeVar("Known")

WHITE = " \t\n\v\f\r"
_NOT_ASKED = (0, -1, sys.maxsize)  # from where on what was found is the first one, and from where on there is none
STRIPPED = WHITE + "\0"  # what Ruby's strip takes away


class Searched:
    """A text in which nothing is looked for twice."""

    __slots__ = ("_found", "_known", "string")

    def __init__(self, string: str) -> None:
        self.string = string
        self._known: dict[str, Any] | None = None
        self._found: dict[str, tuple[int, int, int]] | None = None

    def known(self, name: str, find: Callable[[], Known]) -> Known:
        """What `find` finds out about the text, found out once."""
        if self._known is None:
            self._known = {}
        if name not in self._known:
            self._known[name] = find()
        found: Known = self._known[name]
        return found

    def knows(self, name: str) -> bool:
        """Whether that has been found out."""
        return self._known is not None and name in self._known

    def places(self, name: str, pattern: re.Pattern[str]) -> array[int]:
        """Where a pattern matches in the text; `name` stands for the pattern."""
        return self.known(name, lambda: array("i", (found.start() for found in pattern.finditer(self.string))))

    def find(self, wanted: str, at: int) -> int:
        """Where a string stands first from an offset on; -1 nowhere. Asked in order, it goes through the text once."""
        if self._found is None:
            self._found = {}
        begin, found, missing = self._found.get(wanted, _NOT_ASKED)
        if at >= missing:
            return -1
        if not begin <= at <= found:
            found = self.string.find(wanted, at)
            self._found[wanted] = (at, found, missing) if found >= 0 else (0, -1, at)
        return found

    def next(self, name: str, pattern: re.Pattern[str], at: int) -> int:
        """Where a pattern matches first from an offset on; -1 nowhere."""
        places = self.places(name, pattern)
        index = bisect_left(places, at)
        return places[index] if index < len(places) else -1


class Source(Searched):
    """A text and where it came from: the whole document, or a part of `parent`.

    `at` is an offset in the parent. With `exact` the text stands there as it is; otherwise `at` lies on the parent's
    line that the first line is a suffix of. At the offsets `dropped` characters were left out, of an exact text.
    """

    __slots__ = ("_ends", "_starts", "at", "dropped", "exact", "parent", "text")

    def __init__(self, string: str, parent: Source | None = None, at: int = 0, exact: bool = False) -> None:
        self.string = string  # a text has many: what `Searched` does is not called for each
        self._known = None
        self._found = None
        self.parent = parent
        self.at = at
        self.exact = exact
        self.dropped: Sequence[int] = ()
        self.text: Text | None = None
        self._starts: list[int] | None = None
        self._ends: dict[int, int] | None = None

    def locate(self, start: int, end: int) -> Location:
        """The place of a stretch of this text in the author's file."""
        if self.parent is None and self.text is not None and start < end <= len(self.string):  # most are
            return self.text.locate(start, end)
        source, begin = self.resolve(start)
        text = source.text
        if text is None:
            text = source.text = Text.written("", source.string)
        if end <= start:
            return text.locate(begin)
        return text.locate(begin, max(begin + 1, self.resolve(end - 1)[1] + 1))

    def resolve(self, at: int) -> tuple[Source, int]:
        """The document this text is nested in, and the offset there."""
        source = self
        while source.parent is not None:
            at = source.at + at + bisect_right(source.dropped, at) if source.exact else source._outer(at)
            source = source.parent
        return source, min(at, len(source.string))

    def line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = line_starts(self.string)
        return self._starts

    def line_of(self, at: int) -> int:
        """The number of the line that an offset lies on, from 0."""
        return bisect_right(self.line_starts(), at) - 1

    def line_end(self, number: int) -> int:
        """The offset behind the last visible character of a line."""
        if self._ends is None:
            self._ends = {}
        if number in self._ends:
            return self._ends[number]
        starts = self.line_starts()
        start = starts[min(number, len(starts) - 1)]
        end = self.string.find("\n", start)
        self._ends[number] = start + len(self.string[start : end if end >= 0 else len(self.string)].rstrip(STRIPPED))
        return self._ends[number]

    def _outer(self, at: int) -> int:
        parent = self.parent
        assert parent is not None
        line = self.line_of(at)
        outer_line = parent.line_of(self.at) + line
        offset = parent.line_end(outer_line) - (self.line_end(line) - at)
        starts = parent.line_starts()
        return max(offset, starts[min(outer_line, len(starts) - 1)])
