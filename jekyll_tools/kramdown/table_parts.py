"""A table's head, bodies and foot, and their rows: of a row no more is kept than where it begins and ends."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.rows import Cells

KINDS = ("thead", "tbody", "tfoot")


class Parts(Late):
    """What makes the parts of a table, each when it is read. Rows are added; a part takes those since the last one."""

    __slots__ = ("_cells", "_ends", "_firsts", "_kinds", "_starts")

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._starts = array("i")
        self._ends = array("i")
        self._firsts = array("i", [0])  # each part's first row, and the one that the next would begin with
        self._kinds = bytearray()

    def add(self, start: int, end: int) -> None:
        """A row."""
        self._starts.append(start)
        self._ends.append(end)

    def end(self, kind: str) -> None:
        """A part ends here, if it has rows."""
        if self.has_rows():
            self._kinds.append(KINDS.index(kind))
            self._firsts.append(len(self._starts))

    def has_rows(self) -> bool:
        """Whether there are any since the last part."""
        return len(self._starts) > self._firsts[-1]

    def has(self, kind: str) -> bool:
        return KINDS.index(kind) in self._kinds

    def __bool__(self) -> bool:
        return bool(self._kinds)

    def places(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Where each row begins and ends."""
        last = len(self._starts) if last is None else last
        return ((self._starts[row], self._ends[row]) for row in range(first, last))

    def of(self, element: Element) -> Iterator[Element]:
        """The parts, whose rows are still to be made."""
        for number, kind in enumerate(self._kinds):
            first, last = self._firsts[number], self._firsts[number + 1]
            part = Element(KINDS[kind], None, element.source, self._starts[first], self._ends[last - 1])
            part.raw = _Rows(self, self._cells, first, last)
            yield part


class _Rows(Late):
    """What makes the rows of a part."""

    __slots__ = ("_cells", "_first", "_last", "_parts")

    def __init__(self, parts: Parts, cells: Cells, first: int, last: int) -> None:
        self._parts = parts
        self._cells = cells
        self._first = first
        self._last = last

    def of(self, element: Element) -> Iterator[Element]:
        """The rows, whose cells are still to be made; a head's are headers."""
        kind = "th" if element.kind == "thead" else "td"
        for start, end in self._parts.places(self._first, self._last):
            row = Element("tr", kind, element.source, start, end)
            row.raw = self._cells
            yield row
