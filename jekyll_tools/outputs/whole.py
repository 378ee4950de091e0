"""The new tree built beside the old one, then put in its place."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jekyll_tools.outputs import staging
from jekyll_tools.outputs.plan import MANIFEST, OutputError
from jekyll_tools.outputs.tree import Tree, read, refuse_clashes

_WORDS = {
    errno.EEXIST: "two of the files have names that this file system takes for one",
    errno.EBUSY: "it is a mount point, which cannot be replaced as a whole; choose a folder inside it",
    errno.EXDEV: "it cannot be renamed where it is (a container's image layer?); remove it or choose another folder",
    errno.EFBIG: "a file would be larger than this process may write",
}


def write(folder: str | os.PathLike[str], plan: Mapping[str, bytes], owner: str) -> None:
    """Writes a plan that is checked. Raises OutputError."""
    try:
        target = _target(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        with staging.locked(target):
            _replace(target, plan, owner)
    except OSError as error:
        words = _WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()
        raise OutputError(f"cannot write {os.fspath(folder)}: {words}") from error
    except ValueError as error:  # a NUL in the folder's name
        raise OutputError(f"cannot write {os.fspath(folder)!r}: {error}") from error


def _target(folder: str | os.PathLike[str]) -> Path:
    target = Path(os.path.realpath(folder))
    here = Path(os.path.realpath("."))
    if target == here or target in here.parents:
        raise OutputError(f"cannot write {os.fspath(folder)}: choose a folder below or beside the current one")
    nearest = next(place for place in (target, *target.parents) if place.exists())
    if not nearest.is_dir():
        raise OutputError(f"cannot write {os.fspath(folder)}: {nearest} is a file, not a folder")
    return target


def _replace(target: Path, plan: Mapping[str, bytes], owner: str) -> None:
    old = read(target)
    staying = old.staying(plan, owner)
    refuse_clashes(old, plan, staying)
    new = staging.successor(target)
    try:
        _fill(new, plan, old)
        for path in staying:
            _carry(old, path, new)
        _write_file(new / MANIFEST, old.manifest(plan, owner))
        _sync(new / MANIFEST)
        _finish(new, old)
        staging.swap(new, target)
    except BaseException:
        staging.remove(new)
        raise


def _fill(new: Path, plan: Mapping[str, bytes], old: Tree) -> None:
    written = []
    for path, content in plan.items():
        file = new / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not (old.holds(path, content) and _link(old.folder / path, file)):
            _write_file(file, content)
            written.append(file)
    for file in written:  # when all are there, the disk is asked for all of them at once
        _sync(file)


def _carry(old: Tree, path: str, new: Path) -> None:
    source, file = old.folder / path, new / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if old.kinds[path] == "empty folder":
        file.mkdir(exist_ok=True)
    elif not _link(source, file):
        import shutil

        shutil.copy2(source, file, follow_symlinks=False)


def _link(source: Path, file: Path) -> bool:
    # Some file systems know no hard links; then the caller writes or copies.
    with suppress(OSError):
        os.link(source, file, follow_symlinks=False)
        return True
    return False


def _write_file(file: Path, content: bytes) -> None:
    # O_EXCL: two names of the plan that this file system takes for one are refused, not merged.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    with open(descriptor, "wb") as stream:
        stream.write(content)


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _finish(new: Path, old: Tree) -> None:
    """The folders' modes as they were, and their names on the disk."""
    for path in ("", *old.kinds):
        if old.folder.is_dir() and old.kinds.get(path, "folder").endswith("folder") and (new / path).is_dir():
            (new / path).chmod((old.folder / path).stat().st_mode & 0o7777)
    for folder, _, _ in os.walk(new, topdown=False):
        staging.sync_folder(Path(folder))
