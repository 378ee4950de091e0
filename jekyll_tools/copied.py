"""Pieces of work of which a copy of this process does a part.

Both take the next piece from one heap, so that neither waits for the other. What the copy has made is handed over as
bytes; a piece that is missing at the end, for whatever reason, is the other's to do.
"""

from __future__ import annotations

import atexit
import os
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

_NUMBER = struct.Struct("<I")
_HEAD = struct.Struct("<IQ")  # the piece's number, the bytes of what was made of it
_ROOM = 16_384  # bytes: what a pipe holds everywhere
_LEFT = 0xFFFFFFFF  # the number of what the copy leaves at its end


def can_fork() -> bool:
    """Whether this process may be copied: where there is `fork`, and no thread that would be lost."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (threading is None or threading.active_count() == 1)


def can_copy() -> bool:
    """Whether a copy of this process, a command and nothing else, may work beside it: there is a core free."""
    return can_fork() and sys.stdout is sys.__stdout__ and _cores() > 1


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Copy:
    """A copy at work on pieces, which are numbers; those that come first are begun first.

    `does` gives the bytes that stand for what was made of a piece, or None where nothing can be handed over; `leaves`
    what is to be handed over at the end. Raises OSError where there can be no copy.
    """

    def __init__(self, pieces: Sequence[int], does: Callable[[int], bytes | None], leaves: Callable[[], bytes]) -> None:
        self._made = _nameless()
        step = 1 + len(pieces) * _NUMBER.size // _ROOM
        self._heaped = [pieces[start : start + step] for start in range(0, len(pieces), step)]
        self._heap = _filled(len(self._heaped))
        self._end, self._theirs = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._child = os.fork()
        if self._child == 0:
            self._work(does, leaves)
        os.close(self._theirs)
        self._is_wanted = True
        atexit.register(self._settle)

    def next(self) -> Sequence[int]:
        """The next pieces, which are now for who asks; none when none are left."""
        with suppress(OSError, struct.error):
            number: int = _NUMBER.unpack(os.read(self._heap, _NUMBER.size))[0]
            return self._heaped[number]
        return ()

    def made(self) -> tuple[dict[int, bytes], bytes]:
        """What the copy has made, by its number, and what it leaves, when it has come to its end."""
        self._is_wanted = False
        # Nothing comes, when the last who could write has gone: what that one holds takes 2 ms more to let go.
        os.read(self._end, 1)
        found = dict(_entries(_content(self._made)))
        for each in (self._heap, self._end, self._made):
            os.close(each)
        return found, found.pop(_LEFT, b"")

    def _settle(self) -> None:
        """Lets a child go that has long come to its end, so that its time counts as ours; one for whose work nobody has
        asked, as something went wrong here, is stopped.
        """
        with suppress(ChildProcessError):
            if self._is_wanted:
                from signal import SIGKILL

                os.kill(self._child, SIGKILL)
            os.waitpid(self._child, 0)

    def _work(self, does: Callable[[int], bytes | None], leaves: Callable[[], bytes]) -> NoReturn:
        above = os.getppid()
        try:
            while os.getppid() == above and (pieces := self.next()):
                for piece in pieces:
                    made = does(piece)
                    if made is not None:
                        _write(self._made, piece, made)
            _write(self._made, _LEFT, leaves())
        finally:  # what went wrong goes wrong again where it can be told
            os.close(self._theirs)
            os._exit(0)


def _nameless() -> int:
    """A file that is nowhere to be found. Raises OSError."""
    if hasattr(os, "memfd_create"):
        with suppress(OSError):
            return os.memfd_create("made")
    import tempfile

    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _filled(count: int) -> int:
    """The end of a pipe from which so many numbers can be read, one after the other. Raises OSError."""
    heap, into = os.pipe()
    os.set_blocking(into, False)
    try:
        os.write(into, b"".join(map(_NUMBER.pack, range(count))))
    except OSError:
        os.close(heap)
        raise
    finally:
        os.close(into)
    return heap


def _write(file: int, number: int, made: bytes) -> None:
    rest = memoryview(_HEAD.pack(number, len(made)) + made)
    while rest:
        rest = rest[os.write(file, rest) :]


def _content(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    with open(file, "rb", closefd=False) as whole:
        return whole.read()


def _entries(content: bytes) -> list[tuple[int, bytes]]:
    """What was written; what is not whole is left out."""
    found, at = [], 0
    while at + _HEAD.size <= len(content):
        number, length = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        if at + length > len(content):
            break
        found.append((number, content[at : at + length]))
        at += length
    return found
