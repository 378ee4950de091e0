"""The files of a commit, written into a folder: no checkout, so that no filter, attribute or hook has a part in it.

What is a picture or the like is written as an empty file of its size: it is read for its name alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Collection, Iterator
from typing import BinaryIO

from jekyll_tools import limits
from jekyll_tools.git.command import GitError, answers, ask, talk
from jekyll_tools.git.commit import Commit
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_FILES, _LINK = ("100644", "100755", "100664"), "120000"
# Endings of files that nobody begins with front matter. Among posts Jekyll reads them all the same.
_BINARY = regex(
    r"(?i)^(?!(?:.*/)?_(?:posts|drafts)/).*\.(?:7z|avi|avif|bmp|bz2|docx?|eot|epub|gif|gz|h5|heic|ico|jar|jpe?g|mat|mov|mp[34]|np[yz]|od[pst]|ogg|otf|"
    r"parquet|pdf|pkl|png|pptx?|ps|psd|pth?|rar|tar|tgz|tiff?|ttf|wav|web[mp]|woff2?|xlsx?|xz|zip)$",
    re.DOTALL,
)
_PIECE = 1 << 16


class _Entry(NamedTuple):
    mode: str
    id: str
    size: int
    path: str  # below the site's folder

    @property
    def is_binary(self) -> bool:
        return _BINARY.match(self.path) is not None


def write(folder: str, commit: Commit, into: str, only: Collection[str] | None = None) -> str:
    """Writes the site as it was at a commit below the empty folder `into`; returns the site's folder there. `only`: the
    paths, from the site's folder, of the files to write; None for all.

    Only regular files and symlinks, the latter last, so that nothing is ever written through one. Raises GitError where
    the objects are not all there, and OSError as writing does.
    """
    site = os.path.join(os.path.realpath(into), *commit.prefix.split("/")).rstrip(os.sep)
    os.makedirs(site, exist_ok=True)
    entries = [entry for entry in _entries(folder, commit) if _is_plain(entry.path)]
    if only is not None:
        entries = [entry for entry in entries if entry.path in only]
    _guard(entries)
    _write_files(folder, site, [entry for entry in entries if entry.mode in _FILES])
    for target, entry in _read_links(folder, [entry for entry in entries if entry.mode == _LINK]):
        _link(os.path.join(site, entry.path), target)
    return site


def _guard(entries: list[_Entry]) -> None:
    if len(entries) > limits.BASE_FILES:
        raise GitError(f"it holds over {limits.BASE_FILES} files")
    if sum(min(entry.size, limits.PICTURED_BYTES) for entry in entries if not entry.is_binary) > limits.BASE_BYTES:
        raise GitError(f"it holds over {limits.BASE_BYTES} bytes of text")


def _entries(folder: str, commit: Commit) -> Iterator[_Entry]:
    tree = f"{commit.id}:{commit.prefix.rstrip('/')}"
    if not answers(folder, "rev-parse", "--verify", "--quiet", tree):
        return  # the site is newer than the commit
    try:
        lines = ask(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree).split("\0")
    except GitError as error:  # it asks for sizes, which a clone without files has not
        raise GitError(f"this clone lacks some of that commit's files ({error})") from None
    for line in lines:
        about, _, path = line.partition("\t")
        mode, _, id, size = about.split() if path else ("", "", "", "-")
        if mode in (*_FILES, _LINK):  # and no repository in it
            yield _Entry(mode, id, int(size) if size.isdecimal() else 0, path)  # "BAD": git lacks it


def _is_plain(path: str) -> bool:
    """Whether a path stays below the folder that it counts from, on every system, and out of a `.git`."""
    parts = path.split("/")
    if os.name == "nt" and any(character in path for character in '\\:<>"|?*'):
        return False
    return not any(part in ("", ".", "..") or part.casefold() == ".git" for part in parts)


def _write_files(folder: str, site: str, entries: list[_Entry]) -> None:
    with _Objects(folder) as objects:
        for entry in entries:
            try:
                file = _created(os.path.join(site, entry.path))
            except OSError:
                continue  # a name that this system cannot hold, or has already, in other letters
            with file:
                if not entry.is_binary:
                    objects.copy(entry, file)
                file.truncate(entry.size)


def _created(path: str) -> BinaryIO:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return open(path, "xb")


def _read_links(folder: str, entries: list[_Entry]) -> Iterator[tuple[bytes, _Entry]]:
    from io import BytesIO

    with _Objects(folder) as objects:
        for entry in entries:
            target = BytesIO()
            objects.copy(entry, target)
            yield target.getvalue(), entry


def _link(path: str, target: bytes) -> None:
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
        if os.path.realpath(folder) == folder:
            os.symlink(os.fsdecode(target), path)
    except (OSError, ValueError):
        return  # as above


class _Objects:
    """Objects read from one process of git, which ends with the block, or after a time."""

    def __init__(self, folder: str) -> None:
        self._process: subprocess.Popen[bytes] = talk(folder, "cat-file", "--batch")
        self._timer = threading.Timer(limits.GIT_SECONDS, self._process.kill)

    def __enter__(self) -> _Objects:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.communicate()

    def copy(self, entry: _Entry, file: BinaryIO) -> None:
        """Writes what is kept of an object: more than a file may hold is read and dropped."""
        out = self._asked(entry)
        left, room = entry.size, limits.PICTURED_BYTES + 1
        while left:
            piece = out.read(min(left, _PIECE))
            if not piece:
                raise GitError(f"git stopped while it read {entry.path}")
            file.write(piece[:room])
            left, room = left - len(piece), max(0, room - len(piece))
        out.read(1)  # the line end behind it

    def _asked(self, entry: _Entry) -> BinaryIO:
        questions, out = self._process.stdin, self._process.stdout
        assert questions is not None
        assert out is not None
        try:
            questions.write(entry.id.encode() + b"\n")
            questions.flush()
        except OSError:
            raise GitError(f"git stopped while it read {entry.path}") from None
        if out.readline().split() != [entry.id.encode(), b"blob", b"%d" % entry.size]:
            raise GitError(f"this clone lacks some of that commit's files ({entry.path})")
        return out  # type: ignore[return-value]
