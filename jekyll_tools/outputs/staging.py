"""A folder replaced in one step: its successor is built beside it, then the two change places.

Linux can exchange two folders (`renameat2`), so whoever looks, and whoever kills us, sees the old one or the new one.
Elsewhere it takes two renames; a run that died between them is put right when the next one starts. Only one process
at a time works on the folders of a parent: it holds the parent's lock, so any leftover it finds is nobody's.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from jekyll_tools.outputs.syncing import sync_folder

_NEW = ".new-"
_OLD = ".old-"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


@contextmanager
def locked(target: str) -> Iterator[None]:
    """Holds the lock of a folder's parent, and first clears up what an earlier run left. Raises OSError."""
    try:
        import fcntl
    except ImportError:  # Windows, where a folder cannot be opened either: of two runs at once the later one wins
        _recover(target)
        yield
        return
    descriptor = os.open(os.path.dirname(target), os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # a file system without locks: better to go on than to refuse
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _recover(target)
        yield
    finally:
        os.close(descriptor)


def successor(target: str) -> str:
    """A fresh, empty folder beside the target. Raises OSError."""
    path = _beside(target, _NEW)
    os.mkdir(path)
    return path


def swap(new: str, target: str) -> None:
    """Puts `new` in the place of the target and removes what stood there. Raises OSError, the target untouched."""
    if not os.path.exists(target):
        os.rename(new, target)
    elif _exchange(new, target):
        remove(new)
    else:
        _take_turns(new, target, _beside(target, _OLD))
    sync_folder(os.path.dirname(target))


def _take_turns(new: str, target: str, old: str) -> None:
    os.rename(target, old)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(old, target)
        raise
    remove(old)


def remove(folder: str) -> None:
    """Removes a folder of ours; what cannot be removed is tried again when the next run starts."""
    with suppress(OSError):
        os.rmdir(folder)
        return
    import shutil  # 5 ms, which an empty folder does not need

    for inside, _, _ in os.walk(folder):
        with suppress(OSError):
            os.chmod(inside, 0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _beside(target: str, mark: str) -> str:
    return os.path.join(os.path.dirname(target), f"{_hidden(target, mark)}{os.urandom(4).hex()}")


def _hidden(target: str, mark: str) -> str:
    """What the names of folders beside a target begin with."""
    return f".{os.path.basename(target)}.jekyll-tools{mark}"


def _leftovers(target: str, mark: str) -> list[str]:
    begin = _hidden(target, mark)
    with os.scandir(os.path.dirname(target)) as entries:
        return [e.path for e in entries if e.name.startswith(begin) and e.is_dir(follow_symlinks=False)]


def _recover(target: str) -> None:
    for old in _leftovers(target, _OLD):
        if not os.path.exists(target):
            os.rename(old, target)
        else:
            remove(old)
    for new in _leftovers(target, _NEW):
        remove(new)


def _exchange(one: str, other: str) -> bool:
    """Whether the two folders changed places; False where the system cannot do that. Raises OSError."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), other)
