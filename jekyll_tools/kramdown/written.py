"""A long text put together from its parts, of which there is never a copy of the whole."""

from __future__ import annotations

_FEW = 1 << 16  # characters
_MUCH = 1 << 18


class Written:
    """What is written so far. Parts that are joined when all are there take twice the room."""

    __slots__ = ("_more", "_parts", "_whole")

    def __init__(self) -> None:
        self._whole = ""
        self._parts: list[str] = []
        self._more = 0  # characters in the parts

    def add(self, part: str) -> None:
        if len(part) > _FEW:
            self._grow()
            self._grow(part)
            return
        self._parts.append(part)
        self._more += len(part)
        # Where a string cannot grow in its place, it is copied: but few times.
        if self._more > max(_FEW, len(self._whole) >> 5):
            self._grow()

    def is_long(self) -> bool:
        """Whether it is so much that it may as well be taken."""
        return len(self._whole) > _MUCH

    def take(self) -> str:
        """All of it; nothing is left here."""
        self._grow()
        whole, self._whole = self._whole, ""
        return whole

    def _grow(self, part: str | None = None) -> None:
        if part is None:
            part = "".join(self._parts)
            self._parts, self._more = [], 0
        whole, self._whole = self._whole, ""
        whole += part  # Python lets a string grow that nothing else refers to
        self._whole = whole
