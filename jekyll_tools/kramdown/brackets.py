"""Where the brackets and parentheses of links end, each found out once for all that lie within."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.spans import Frame

_STOP = regex(r"""[()]|\s(?=["'])""", re.A)
_TITLE_END = {quote: re.compile(rf"{quote}\s*\)", re.A) for quote in "\"'"}


class Brackets:
    """The open brackets of a link's text: it ends at the `]` that none of them needs.

    `ends` learns where each of those inside ends too: read on their own they would end there.
    """

    __slots__ = ("_counted", "_ends", "_flags", "_open", "_src", "frame")

    def __init__(self, src: str, flags: int, ends: dict[tuple[int, int], int]) -> None:
        self._src = src
        self._flags = flags
        self._ends = ends
        self._open: dict[int, None] = {}  # in order
        self._counted = 0
        self.frame: Frame | None = None

    def stop(self, at: int) -> bool:
        char = self._src[at]
        if char == "[" or self._src.startswith("![", at):
            self._open[at] = None
        if char != "]":
            return False
        self._forget_images()
        if not self._open:
            return True
        self._ends[self._open.popitem()[0], self._flags] = at
        return False

    def fail(self) -> None:
        """The text ended: so it does for all that are open."""
        self._forget_images()
        for at in self._open:
            self._ends[at, self._flags] = -1

    def _forget_images(self) -> None:
        """An image has taken its own bracket."""
        assert self.frame is not None
        children = self.frame.children
        while self._counted < len(children):
            child = children[self._counted]
            self._counted += 1
            if child.kind == "img":
                self._open.pop(child.start, None)


class Targets:
    """The ends of `(url "title")` in a text."""

    __slots__ = ("_ends", "_src", "_titles")

    def __init__(self, src: str) -> None:
        self._src = src
        self._ends: dict[int, int] = {}
        self._titles: dict[str, list[int]] = {}

    def url_end(self, at: int) -> int:
        """Where the url in the parenthesis at `at` ends: at its `)` or at the space before a title; -1 nowhere."""
        if at not in self._ends:
            self._scan(at)
        return self._ends[at]

    def _scan(self, at: int) -> None:
        opened: list[int] = []
        for found in _STOP.finditer(self._src, at):
            if found[0] == "(":
                opened.append(found.start())
            elif found[0] == ")":
                self._ends[opened.pop()] = found.start()
            else:
                break
            if not opened:
                return
        else:
            found = None
        for start in opened:
            self._ends[start] = found.start() if found else -1

    def title_end(self, quote: str, at: int) -> int:
        """Where a title that begins at `at` ends: at the first such quote before a `)`; -1 nowhere."""
        if quote not in self._titles:
            self._titles[quote] = [found.start() for found in _TITLE_END[quote].finditer(self._src)]
        index = bisect_left(self._titles[quote], at + 1)
        return self._titles[quote][index] if index < len(self._titles[quote]) else -1
