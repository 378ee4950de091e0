"""What a command is at, on a terminal: a bar, or words."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from jekyll_tools.terminal import shown

if TYPE_CHECKING:
    import threading

_WIDTH = 30
_EVERY = 0.1
_PATIENCE = 1.0  # seconds that nobody minds


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


class Doing:
    """What a command is at, in words on stderr, once it takes a second.

    Nothing where that is no terminal, or `quiet`.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._timer: threading.Timer | None = None
        self._is_there = False

    def say(self, words: str) -> None:
        """It is at this now."""
        if self._shown:
            import threading

            self._stop()
            self._timer = threading.Timer(0 if self._is_there else _PATIENCE, self._write, (words,))
            self._timer.daemon = True
            self._timer.start()

    def clear(self) -> None:
        """It is done: takes the words away."""
        self._stop()
        if self._is_there:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def _write(self, words: str) -> None:
        self._is_there = True
        sys.stderr.write(f"\r\x1b[K{shown(words)} …")
        sys.stderr.flush()
