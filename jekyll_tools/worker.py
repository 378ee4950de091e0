"""Work on what strangers wrote, in a process of its own with limits, watched by the one that started it.

The child says what it begins with; where it comes to a limit the system ends it, and whoever waits knows what it was
at. A limit of time is one of work at one thing, not of the clock, so that a slow machine is no fault; a clock that is
ten times as patient is for what waits for ever.
"""

from __future__ import annotations

import mmap
import os
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from jekyll_tools.compiled import keep
from jekyll_tools.limits import PAGE_BYTES, PAGE_SECONDS
from jekyll_tools.records import NamedTuple

_HEAD = struct.Struct("<H")
_ROOM = 4096
_PATIENCE = 10
_FULL = 117  # an exit code of nobody else's


class Ended(NamedTuple):
    """How the child ended: its exit code, else the name of the limit that it came to ("" for an accident) and what it
    was at.
    """

    code: int | None
    limit: str
    at: str


class Desk:
    """What the child is at, seen by both."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, _ROOM)
        self._watcher = os.getpid()
        self._limited = False

    @property
    def at(self) -> str:
        """What was begun last."""
        (length,) = _HEAD.unpack_from(self._shared)
        return self._shared[_HEAD.size : _HEAD.size + length].decode("utf-8", "replace")

    def begin(self, name: str) -> None:
        """Begins with one thing, whose limits of time count from now on. Ends where nobody watches any more."""
        if not self._limited:
            return
        if os.getppid() != self._watcher:
            os._exit(_FULL)
        told = name.encode("utf-8", "replace")[: _ROOM - _HEAD.size]
        self._shared[: _HEAD.size + len(told)] = _HEAD.pack(len(told)) + told
        signal.setitimer(signal.ITIMER_PROF, PAGE_SECONDS)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE * PAGE_SECONDS)

    def limit(self) -> None:
        """Sets the limits, in the child."""
        import resource

        self._limited = True
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        room = PAGE_BYTES if most == resource.RLIM_INFINITY else min(PAGE_BYTES, most)
        resource.setrlimit(resource.RLIMIT_AS, (room, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)


def can_watch() -> bool:
    """Whether work can go to a child: where there is `fork`, in a process that is a command and nothing else."""
    return hasattr(os, "fork") and sys.stdout is sys.__stdout__


def watched(work: Callable[[], int], desk: Desk) -> Ended:
    """Does work in a child, and waits for its end. `work` gives an exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _do(work, desk)
    return _ended(_wait(child), desk)


def _do(work: Callable[[], int], desk: Desk) -> NoReturn:
    code = _FULL
    try:
        desk.limit()
        code = work()
        keep()
    except MemoryError:
        pass
    except Exception:  # under --debug
        sys.excepthook(*sys.exc_info())
        code = 1
    finally:
        os._exit(code)


def _wait(child: int) -> int:
    """The child's status. A terminal interrupts both, and the child says so; who interrupts us alone means it, too."""
    earlier = signal.signal(signal.SIGINT, lambda *_: _interrupt(child))
    try:
        return os.waitpid(child, 0)[1]
    finally:
        signal.signal(signal.SIGINT, earlier)


def _interrupt(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGINT)


def _ended(status: int, desk: Desk) -> Ended:
    code = os.waitstatus_to_exitcode(status)
    if code >= 0 and code != _FULL:
        return Ended(code, "", desk.at)
    if code in (-signal.SIGPROF, -signal.SIGALRM):
        return Ended(None, "page-seconds", desk.at)
    return Ended(None, "page-bytes" if code in (_FULL, -signal.SIGSEGV, -signal.SIGABRT) else "", desk.at)
