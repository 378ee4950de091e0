"""What is known of a text's places, in a few bytes each: sets and dicts of numbers take a hundred.

A text has up to a megabyte of places, and of most nothing is known: they are kept in pages, made when they are needed.
"""

from __future__ import annotations

from array import array

_BITS = 8
_SIZE = 1 << _BITS
_MASK = _SIZE - 1
_NONE_TRIED = array("H", bytes(2 * _SIZE))
_NO_ENDS = array("i", bytes(4 * _SIZE))


class Tried:
    """Where something was tried in vain, and what it lay within (a frame's flags)."""

    __slots__ = ("_pages",)

    def __init__(self) -> None:
        self._pages: dict[int, array[int]] = {}

    def add(self, at: int, flags: int) -> None:
        page = self._pages.get(at >> _BITS)
        if page is None:
            page = self._pages[at >> _BITS] = _NONE_TRIED[:]
        page[at & _MASK] |= 1 << flags

    def has(self, at: int, flags: int) -> bool:
        page = self._pages.get(at >> _BITS)
        return page is not None and page[at & _MASK] >> flags & 1 == 1


class Ends:
    """Where what begins at a place ends, by what it lies within; -1 where it does not."""

    __slots__ = ("_pages",)

    def __init__(self) -> None:
        self._pages: dict[tuple[int, int], array[int]] = {}

    def put(self, at: int, flags: int, end: int) -> None:
        page = self._pages.get((at >> _BITS, flags))
        if page is None:
            page = self._pages[at >> _BITS, flags] = _NO_ENDS[:]
        page[at & _MASK] = end + 2

    def get(self, at: int, flags: int) -> int | None:
        """None where it is not known."""
        page = self._pages.get((at >> _BITS, flags))
        return (page[at & _MASK] - 2 if page[at & _MASK] else None) if page is not None else None
