"""Where the brackets and parentheses of links end, each found out once for all that lie within."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.places import Ends
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.frame import Frame

_STOP = regex(r"""[()]|\s(?=["'])""", re.A)
_TITLE_END = {quote: re.compile(rf"{quote}\s*\)", re.A) for quote in "\"'"}


class Brackets:
    """The open brackets of a link's text: it ends at the `]` that none of them needs.

    `ends` learns where each of those inside ends too: read on their own they would end there.
    """

    __slots__ = ("_ends", "_flags", "_missing", "_open", "_src", "frame")

    def __init__(self, src: str, flags: int, ends: Ends) -> None:
        self._src = src
        self._flags = flags
        self._ends = ends
        self._open = array("i")
        self._missing = 0  # that images of HTML would have taken
        self.frame: Frame | None = None

    def stop(self, at: int) -> bool:
        char = self._src[at]
        if char != "]":
            if char == "[" or self._src.startswith("[", at + 1):
                self._forget_image()
                if self._missing:
                    self._missing -= 1
                else:
                    self._open.append(at)
            return False
        self._forget_image()
        if self._missing:
            self._missing += 1
            return False
        if not self._open:
            return True
        self._ends.put(self._open.pop(), self._flags, at)
        return False

    def fail(self) -> None:
        """The text ended: so it does for all that are open."""
        self._forget_image()
        for at in self._open:
            self._ends.put(at, self._flags, -1)

    def _forget_image(self) -> None:
        """An image has taken its own bracket, the last that was open; one of HTML that is taken for what it means is
        thought to have done so, too.
        """
        assert self.frame is not None
        if self._open and self._open[-1] == self.frame.image:
            self._open.pop()
        for _ in range(self.frame.html_images):
            if self._open:
                self._open.pop()
            else:
                self._missing += 1
        self.frame.html_images = 0


class Targets:
    """The ends of `(url "title")` in a text."""

    __slots__ = ("_ends", "_src", "_titles")

    def __init__(self, src: str) -> None:
        self._src = src
        self._ends = Ends()
        self._titles: dict[str, array[int]] = {}

    def url_end(self, at: int) -> int:
        """Where the url in the parenthesis at `at` ends: at its `)` or at the space before a title; -1 nowhere."""
        end = self._ends.get(at, 0)
        return self._scan(at) if end is None else end

    def _scan(self, at: int) -> int:
        opened = array("i")
        for found in _STOP.finditer(self._src, at):
            if found[0] == "(":
                opened.append(found.start())
            elif found[0] == ")":
                self._ends.put(opened.pop(), 0, found.start())
            else:
                break
            if not opened:
                return found.start()
        else:
            found = None
        end = found.start() if found else -1
        for start in opened:
            self._ends.put(start, 0, end)
        return end

    def title_end(self, quote: str, at: int) -> int:
        """Where a title that begins at `at` ends: at the first such quote before a `)`; -1 nowhere."""
        if quote not in self._titles:
            self._titles[quote] = array("i", (found.start() for found in _TITLE_END[quote].finditer(self._src)))
        index = bisect_left(self._titles[quote], at + 1)
        return self._titles[quote][index] if index < len(self._titles[quote]) else -1
