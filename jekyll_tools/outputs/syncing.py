"""Asking the disk to remember files and the names in folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

_Task = tuple[Callable[[str], None], str]

_AT_ONCE = 16
_FEW = 8  # for which no thread is worth starting


def sync_file(file: str) -> None:
    """Has a file's content written. Raises OSError."""
    # Windows wants a file that may be written.
    descriptor = os.open(file, (os.O_RDWR if os.name == "nt" else os.O_RDONLY) | getattr(os, "O_NOFOLLOW", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: str) -> None:
    """Has a folder's names written; some file systems, and Windows, cannot, which is no fault."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync(files: Sequence[str], folders: Sequence[str]) -> None:
    """Does so with many, several at a time: the disk answers them together, in half the time. Raises OSError."""
    tasks: list[_Task] = [*((sync_file, file) for file in files), *((sync_folder, folder) for folder in folders)]
    waiting = iter(tasks)
    errors: list[OSError] = []
    if len(tasks) <= _FEW:
        _work(waiting, errors)
    else:
        _together(waiting, errors)
    if errors:
        raise errors[0]


def _together(waiting: Iterator[_Task], errors: list[OSError]) -> None:
    from threading import Thread

    threads = [Thread(target=_work, args=(waiting, errors), daemon=True) for _ in range(_AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _work(waiting: Iterator[_Task], errors: list[OSError]) -> None:
    for ask, path in waiting:  # a list's iterator hands each item to one thread only
        try:
            ask(path)
        except OSError as error:
            errors.append(error)
            return
