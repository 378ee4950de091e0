"""The rows of tables: where their cells begin and end, and what of a cell is read for spans."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.source import STRIPPED, Searched, Source
from jekyll_tools.kramdown.span.codespan import Code, code_at
from jekyll_tools.kramdown.written import Written
from jekyll_tools.limits import ROWS_KEPT
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.state import State

_ESCAPED = regex(r"\\\|")
_PIPE = regex(r"(?<!\\)\|")
_TICKS = regex("`+")
# What keeps a line's backticks from being pairs around code as it is written, one after the other; and such pairs.
_ODD = regex(r"``|(?:\A|\s)`(?:\s|\Z)|<code", re.A)
_CODE = regex("`[^`]+`")
_LONG = 2000  # characters: the cells of a longer row are not remembered
_USUAL = 8  # cells of a row
_MANY = 256  # cells of a row


def _hidden(code: re.Match[str]) -> str:
    return "x" * len(code[0])


class Row:
    """A row's line. Where code stands, `masked` hides the pipes that are no borders; `dropped` characters are not read.

    A pipe's backslash has done its work. Code is put back between as few backticks as it takes.
    """

    __slots__ = ("dropped", "line", "masked")

    def __init__(self, line: str) -> None:
        self.line = self.masked = line
        self.dropped = array("i")
        if "`" in line and _ODD.search(line) is None:
            self.masked = _CODE.sub(_hidden, line)
        elif "`" in line or "<code" in line:
            self._hide(self._hidden())
        if "\\" in line:
            dropped, escaped = self.dropped, (found.start() for found in _ESCAPED.finditer(self.masked))
            self.dropped = array("i", merge(dropped, escaped) if dropped else escaped)

    def cells(self, leading: bool) -> Iterator[tuple[int, int]]:
        """Where the cells' texts begin and end."""
        masked = self.masked.rstrip(STRIPPED)
        start = 0
        if leading and masked.lstrip(STRIPPED).startswith("|"):
            start = masked.index("|") + 1
        for pipe in _PIPE.finditer(masked, start):
            yield self._trimmed(start, pipe.start())
            start = pipe.end()
        if start < len(masked):
            yield self._trimmed(start, len(masked))

    def text(self, start: int, end: int, parent: Source, at: int) -> Source:
        """A cell's text; the row begins at `at`."""
        dropped = self.dropped
        if dropped:  # by most rows none is
            dropped = dropped[bisect_left(dropped, start) : bisect_left(dropped, end)]
        if not dropped:
            return Source(self.line[start:end], parent, at + start, exact=True)
        text, begin = Written(), start
        for offset in dropped:
            text.add(self.line[begin:offset])
            begin = offset + 1
        text.add(self.line[begin:end])
        source = Source(text.take(), parent, at + start, exact=True)
        source.dropped = array("i", (offset - start - before for before, offset in enumerate(dropped)))
        return source

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.line[start:end]
        start += len(text) - len(text.lstrip(STRIPPED))
        return start, start + len(text.strip(STRIPPED))

    def _tags(self) -> Iterator[tuple[int, int]]:
        """Where `<code>` stands."""
        start = self.line.find("<code")
        while start >= 0:
            inside = self.line.find(">", start) + 1
            closed = self.line.find("</code>", inside) if inside else -1
            if closed < 0:
                break
            yield start, closed + len("</code>")
            start = self.line.find("<code", closed)

    def _hidden(self) -> Iterator[tuple[int, int]]:
        """Where code stands, in tags or between backticks, on one side of a tag: a backslash stops none here."""
        begin = 0
        for start, end in chain(self._tags(), [(len(self.line), len(self.line))]):
            for at, code in _codes(self.line[begin:start]):
                self._shorten(begin + at, code, begin)
                yield begin + at, begin + code.end + code.ticks
            if end > start:
                yield start, end
            begin = end

    def _hide(self, stretches: Iterable[tuple[int, int]]) -> None:
        at = 0
        masked = Written()
        for start, end in stretches:
            masked.add(self.line[at:start] + "x" * (end - start))
            at = end
        masked.add(self.line[at:])
        self.masked = masked.take()

    def _shorten(self, at: int, code: Code, begin: int) -> None:
        """Drop the backticks that code does not take, and the blanks beside them where it holds no backtick.

        The code stands in the part of the line that begins at `begin`.
        """
        inside, behind = begin + code.start, begin + code.end
        written = self.line[inside:behind]
        needed = 1 + max(map(len, _TICKS.findall(written)), default=0)
        if code.ticks <= needed:
            return
        lead = trail = 0
        if needed == 1:
            lead = int(written.startswith(" "))
            trail = int(written[lead:].endswith(" "))
        self.dropped.extend(range(at + needed, inside + lead))
        self.dropped.extend(range(behind - trail, behind + code.ticks - needed))


def _codes(text: str) -> Iterator[tuple[int, Code]]:
    """Code between backticks, and where it begins."""
    searched = Searched(text)
    at = text.find("`")
    while at >= 0:
        code = code_at(text, at, searched.find)
        if code.end >= 0:
            yield at, code
        at = text.find("`", code.start if code.end < 0 else code.end + code.ticks)


class Cells(Late):
    """What makes the cells of a table's rows, each row's when it is read: all at once take 80 times the text's room.

    `width` is how many every row has, those that start at `ragged_from` or behind excepted.
    """

    __slots__ = ("_read", "_room", "_source", "_src", "alignments", "leading", "ragged_from", "width")

    def __init__(self, state: State, leading: bool) -> None:
        self._src = state.src  # not the state, whose tree has these cells: such a ring would keep the text
        self._source = state.source
        self.leading = leading
        self.alignments: list[str | None] = []
        self.width = 0
        self.ragged_from = len(self._src)
        self._read: dict[int, tuple[Row, Iterable[tuple[int, int]]]] = {}
        self._room = ROWS_KEPT * _USUAL  # cells that may still be remembered

    def count(self, at: int, line: str) -> int:
        """How many cells a row's line has, which begins at `at`."""
        row = Row(line)
        if self._room <= 0 or len(line) > _LONG:
            return sum(1 for _ in row.cells(self.leading))
        cells = list(row.cells(self.leading))
        self._read[at] = (row, cells)
        self._room -= max(len(cells), _USUAL)
        return len(cells)

    def are_many(self) -> bool:
        """Whether a row has so many that they are not to be there together."""
        return self.width > _MANY

    def of(self, element: Element) -> Iterator[Element]:
        """A row's cells, each with its text still to be read and its column's alignment; the row names their kind."""
        src, at, kind = self._src, element.start, element.value
        row, places = self._read.pop(at) if at in self._read else self._line(src[at : src.index("\n", at) + 1])
        source, alignments = self._source, self.alignments
        count = 0
        for start, end in places:
            cell = Element(kind, None, element.source, at + start, at + end)
            cell.raw = row.text(start, end, source, at)
            if count < len(alignments) and alignments[count]:
                cell.attr = {"style": f"text-align: {alignments[count]}"}
            count += 1
            yield cell
        for missing in range(count, self.width if at < self.ragged_from else 0):
            cell = Element(kind, None, element.source, element.end, element.end)
            if missing < len(alignments) and alignments[missing]:
                cell.attr = {"style": f"text-align: {alignments[missing]}"}
            yield cell

    def _line(self, line: str) -> tuple[Row, Iterable[tuple[int, int]]]:
        row = Row(line)
        return row, row.cells(self.leading)
