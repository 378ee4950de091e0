"""A folder replaced in one step: its successor is built beside it, then the two change places.

Linux can exchange two folders (`renameat2`), so whoever looks, and whoever kills us, sees the old one or the new one.
Elsewhere it takes two renames; a run that died between them is put right when the next one starts. Only one process
at a time works on the folders of a parent: it holds the parent's lock, so any leftover it finds is nobody's.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jekyll_tools.outputs.syncing import sync_folder

_NEW = ".new-"
_OLD = ".old-"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Holds the lock of a folder's parent, and first clears up what an earlier run left. Raises OSError."""
    import fcntl

    descriptor = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # a file system without locks: better to go on than to refuse
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _recover(target)
        yield
    finally:
        os.close(descriptor)


def successor(target: Path) -> Path:
    """A fresh, empty folder beside the target. Raises OSError."""
    path = _beside(target, _NEW)
    path.mkdir()
    return path


def swap(new: Path, target: Path) -> None:
    """Puts `new` in the place of the target and removes what stood there. Raises OSError, the target untouched."""
    if not target.exists():
        new.rename(target)
    elif _exchange(new, target):
        remove(new)
    else:
        _take_turns(new, target, _beside(target, _OLD))
    sync_folder(str(target.parent))


def _take_turns(new: Path, target: Path, old: Path) -> None:
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    remove(old)


def remove(folder: Path) -> None:
    """Removes a folder of ours; what cannot be removed is tried again when the next run starts."""
    with suppress(OSError):
        folder.rmdir()
        return
    import shutil  # 5 ms, which an empty folder does not need

    for inside, _, _ in os.walk(folder):
        with suppress(OSError):
            Path(inside).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _beside(target: Path, mark: str) -> Path:
    return target.parent / f".{target.name}.jekyll-tools{mark}{os.urandom(4).hex()}"


def _leftovers(target: Path, mark: str) -> list[Path]:
    begin = f".{target.name}.jekyll-tools{mark}"
    with os.scandir(target.parent) as entries:
        return [Path(e.path) for e in entries if e.name.startswith(begin) and e.is_dir(follow_symlinks=False)]


def _recover(target: Path) -> None:
    for old in _leftovers(target, _OLD):
        if not target.exists():
            old.rename(target)
        else:
            remove(old)
    for new in _leftovers(target, _NEW):
        remove(new)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two folders changed places; False where the system cannot do that. Raises OSError."""
    import ctypes

    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
