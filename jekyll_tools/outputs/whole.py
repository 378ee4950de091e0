"""The new tree built beside the old one, then put in its place."""

from __future__ import annotations

import errno
import os
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain

from jekyll_tools.outputs import staging
from jekyll_tools.outputs.plan import MANIFEST, OutputError, misnamed, parents
from jekyll_tools.outputs.syncing import sync
from jekyll_tools.outputs.tree import Tree, read, refuse_clashes

_WORDS = {
    errno.EEXIST: "two of the files have names that this file system takes for one",
    errno.EBUSY: "it is a mount point, which cannot be replaced as a whole; choose a folder inside it",
    errno.EXDEV: "it cannot be renamed where it is (a container's image layer?); remove it or choose another folder",
    errno.EFBIG: "a file would be larger than this process may write",
}


def write(
    folder: str | os.PathLike[str], plan: Mapping[str, bytes], owner: str, awaited: Mapping[str, bytes | None]
) -> None:
    """Writes a plan that is checked, and what is awaited. Raises OutputError."""
    try:
        target = _target(folder)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with staging.locked(target):
            old = read(target)
            if plan and awaited and not old.kinds:
                _make(old, plan, owner, awaited)
            else:
                _replace(old, _with(plan, awaited), owner)
    except OSError as error:
        words = _WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()
        raise OutputError(f"cannot write {os.fspath(folder)}: {words}") from error
    except ValueError as error:
        raise OutputError(f"cannot write {os.fspath(folder)!r}: {misnamed(error)}") from error


def _target(folder: str | os.PathLike[str]) -> str:
    target = os.path.realpath(folder)
    if target in _upwards(os.path.realpath(".")):
        raise OutputError(f"cannot write {os.fspath(folder)}: choose a folder below or beside the current one")
    nearest = next(place for place in _upwards(target) if os.path.exists(place))
    if not os.path.isdir(nearest):
        raise OutputError(f"cannot write {os.fspath(folder)}: {nearest} is a file, not a folder")
    return target


def _upwards(place: str) -> Iterator[str]:
    """A place and the folders that it lies in."""
    yield place
    while place != os.path.dirname(place):
        place = os.path.dirname(place)
        yield place


def _make(old: Tree, plan: Mapping[str, bytes], owner: str, awaited: Mapping[str, bytes | None]) -> None:
    """Makes a tree where nothing stands; what is planned goes to the disk while the rest is awaited."""
    with _successor(old.folder) as new:
        sync(_fill(new, plan, old), _folders_of(new))
        whole = _with(plan, awaited)
        late = {path: whole[path] for path in awaited if path in whole}
        written = _fill(new, late, old, there=plan)
        touched = {new, *(f"{new}/{folder}" for path in late for folder in parents(path))}
        _finish(new, old, written, touched, old.manifest(whole, owner))


def _replace(old: Tree, plan: Mapping[str, bytes], owner: str) -> None:
    staying = old.staying(plan, owner)
    refuse_clashes(old, plan, staying)
    kept = {path for path, content in plan.items() if old.holds(path, content)}
    if old.is_left_by(plan, owner) and len(kept) >= len(plan) - 1:
        _replace_one(old.folder, {path: plan[path] for path in plan if path not in kept})
        return
    with _successor(old.folder) as new:
        written = _fill(new, plan, old, kept, staying)
        _finish(new, old, written, _folders_of(new), old.manifest(plan, owner))


def _with(plan: Mapping[str, bytes], awaited: Mapping[str, bytes | None]) -> Mapping[str, bytes]:
    """The plan, and what has come of the others."""
    made = {path: content for path, content in awaited.items() if content is not None}
    return ChainMap(made, plan) if made else plan  # type: ignore[arg-type]


@contextmanager
def _successor(target: str) -> Iterator[str]:
    """A new tree, which is removed where it does not come to an end."""
    new = staging.successor(target)
    try:
        yield new
    except BaseException:
        staging.remove(new)
        raise


def _folders_of(new: str) -> list[str]:
    return [folder for folder, _, _ in os.walk(new, topdown=False)]


def _finish(new: str, old: Tree, written: Iterable[str], folders: Iterable[str], manifest: bytes) -> None:
    """Puts the new tree in the old one's place. These files and folders of it may not be on the disk."""
    _write_file(f"{new}/{MANIFEST}", manifest)
    _as_they_were(new, old)
    sync([*written, f"{new}/{MANIFEST}"], [*folders])
    staging.swap(new, old.folder)


def _replace_one(target: str, changed: Mapping[str, bytes]) -> None:
    """Puts one file in another's place, which needs no new tree; or none, where everything is as it was."""
    for path, content in changed.items():
        apart = staging.successor(target)
        try:
            _write_file(f"{apart}/file", content)
            sync([f"{apart}/file"], [])
            os.replace(f"{apart}/file", f"{target}/{path}")
            sync([], [os.path.dirname(f"{target}/{path}")])
        finally:
            staging.remove(apart)


def _fill(
    new: str,
    plan: Mapping[str, bytes],
    old: Tree,
    kept: Collection[str] = (),
    staying: Collection[str] = (),
    *,
    there: Iterable[str] = (),
) -> list[str]:
    """Puts everything into the new tree, what is `kept` as it is in the old one; the files that are new there.

    `there`: files that it has already.
    """
    for path in _folders((*plan, *staying), set(chain.from_iterable(map(parents, there)))):
        os.mkdir(f"{new}/{path}")
    written = []
    for path in plan:
        if not (path in kept and _link(f"{old.folder}/{path}", f"{new}/{path}")):
            _write_file(f"{new}/{path}", plan[path])
            written.append(f"{new}/{path}")
    for path in staying:
        _carry(old, path, new)
    return written


def _folders(paths: tuple[str, ...], known: set[str]) -> Iterator[str]:
    """The folders that paths need but for those that are known, each behind the one above it."""
    for path in paths:
        for parent in parents(path):
            if parent not in known:
                known.add(parent)
                yield parent


def _carry(old: Tree, path: str, new: str) -> None:
    source, file = f"{old.folder}/{path}", f"{new}/{path}"
    if old.kinds[path] == "empty folder":
        os.makedirs(file, exist_ok=True)
    elif not _link(source, file):
        import shutil

        shutil.copy2(source, file, follow_symlinks=False)


def _link(source: str, file: str) -> bool:
    # Some file systems know no hard links; then the caller writes or copies.
    with suppress(OSError):
        os.link(source, file, follow_symlinks=False)
        return True
    return False


def _write_file(file: str, content: bytes) -> None:
    # O_EXCL: two names of the plan that this file system takes for one are refused, not merged.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags, 0o666)
    with open(descriptor, "wb", buffering=0) as stream:
        left = memoryview(content)
        while left:
            left = left[stream.write(left) :]


def _as_they_were(new: str, old: Tree) -> None:
    """Gives the folders the modes that they had."""
    if not os.path.isdir(old.folder):
        return
    for path, kind in (("", "folder"), *old.kinds.items()):
        if kind.endswith("folder"):
            with suppress(FileNotFoundError):
                os.chmod(f"{new}/{path}", os.stat(f"{old.folder}/{path}").st_mode & 0o7777)
