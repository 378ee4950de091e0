"""A bar on a terminal."""

from __future__ import annotations

import sys
import time

_WIDTH = 30
_EVERY = 0.1


class Bar:
    """How far a command is, drawn over itself on stderr; nothing where that is no terminal, or `quiet`.

    `rate`: with how many a second are done, and how long the rest will take.
    """

    def __init__(self, *, quiet: bool, rate: bool = False) -> None:
        self._started = self._drawn = time.monotonic()
        self._rate = rate
        self._shown = not quiet and sys.stderr.isatty()
        self._is_there = False

    def show(self, done: int, of: int) -> None:
        """So many are done, of so many. Draws ten times a second at most."""
        if self._shown and time.monotonic() - self._drawn > _EVERY:
            filled = _WIDTH * done // max(of, 1)
            self._drawn = time.monotonic()
            more = self._pace(done, of) if self._rate else ""
            self._write(f"\r[{'=' * filled}{' ' * (_WIDTH - filled)}] {done} of {of}{more}")
            self._is_there = True

    def _pace(self, done: int, of: int) -> str:
        rate = done / (self._drawn - self._started)
        return f", {rate:.0f} a second, {(of - done) / max(rate, 0.01):.0f} s left\x1b[K"

    def clear(self) -> None:
        """Takes it away."""
        if self._is_there:
            self._write("\r\x1b[K")

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
