"""Texts that a copy of this process converts, while this one has begun with the first of them.

The copy starts with the last, so the two meet somewhere; then it is ended. Nothing depends on it: what it has not
done, because it was late, came to a limit or never was, is done here.
"""

from __future__ import annotations

import os
import signal
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NoReturn

from jekyll_tools.limits import PAGE_SECONDS

_HEAD = struct.Struct("<16sI")
_READ = 1 << 20
_PIPE = 1 << 20  # what the copy may be ahead of who reads it; Linux grants as much to everybody


class Ahead:
    """`convert` at work in a copy, on texts by their keys, of which the last come first."""

    def __init__(self, texts: Mapping[bytes, str], convert: Callable[[str], str]) -> None:
        self._made: dict[bytes, str] = {}
        self._read = b""
        self._pipe, theirs = os.pipe()
        _widen(theirs)
        self._copy = os.fork()
        if self._copy == 0:
            os.close(self._pipe)  # else the pipe would never break, should nobody read it any more
            _serve(texts, convert, theirs)
        os.close(theirs)
        os.set_blocking(self._pipe, False)

    def take(self, key: bytes) -> str | None:
        """What the copy made of a text, if it has come to it: then it has done all that come behind, and is ended."""
        if self._copy:
            self._look()
            if key in self._made:
                self.end()
        return self._made.pop(key, None)

    def end(self) -> None:
        """Ends the copy."""
        if not self._copy:
            return
        self._look()
        os.close(self._pipe)
        with suppress(ProcessLookupError):
            os.kill(self._copy, signal.SIGKILL)
        os.waitpid(self._copy, 0)
        self._copy = 0

    def _look(self) -> None:
        """Takes what the copy has said by now."""
        with suppress(BlockingIOError):
            while said := os.read(self._pipe, _READ):
                self._read += said
        start, read = 0, self._read
        while len(read) >= start + _HEAD.size:
            key, length = _HEAD.unpack_from(read, start)
            end = start + _HEAD.size + length
            if len(read) < end:
                break
            self._made[key] = read[start + _HEAD.size : end].decode("utf-8", "surrogatepass")
            start = end
        self._read = read[start:]


def _widen(pipe: int) -> None:
    with suppress(ImportError, AttributeError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl

        fcntl(pipe, F_SETPIPE_SZ, _PIPE)


def _serve(texts: Mapping[bytes, str], convert: Callable[[str], str], pipe: int) -> NoReturn:
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        with open(pipe, "wb", buffering=0) as out:
            for key, text in reversed([*texts.items()]):
                signal.setitimer(signal.ITIMER_PROF, PAGE_SECONDS)
                made = convert(text).encode("utf-8", "surrogatepass")
                out.write(_HEAD.pack(key, len(made)) + made)
    finally:
        os._exit(0)
