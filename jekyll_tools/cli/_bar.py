"""A bar on a terminal."""

from __future__ import annotations

import sys
import time

_WIDTH = 30
_EVERY = 0.1


class Bar:
    """How far a command is, drawn over itself on stderr; nothing where that is no terminal, or `quiet`."""

    def __init__(self, *, quiet: bool) -> None:
        self._drawn = time.monotonic()
        self._shown = not quiet and sys.stderr.isatty()
        self._is_there = False

    def show(self, done: int, of: int) -> None:
        """So many are done, of so many. Draws ten times a second at most."""
        if self._shown and time.monotonic() - self._drawn > _EVERY:
            filled = _WIDTH * done // max(of, 1)
            self._write(f"\r[{'=' * filled}{' ' * (_WIDTH - filled)}] {done} of {of}")
            self._drawn = time.monotonic()
            self._is_there = True

    def clear(self) -> None:
        """Takes it away."""
        if self._is_there:
            self._write("\r\x1b[K")

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
