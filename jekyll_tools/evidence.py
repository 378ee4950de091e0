"""What is in a folder, as a digest that changes with anything that may be read there."""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress

from jekyll_tools.cache import digest
from jekyll_tools.limits import EVIDENCE_BYTES, EVIDENCE_FILES, PICTURED_BYTES, SETTLED_SECONDS

# Files with these endings are read by nobody, unless they begin with front matter or lie where templates do.
_UNREAD = tuple(
    f".{ending}"
    for line in (
        "avi bmp doc docx eot gif gz heic ico jpeg jpg key m4a mov mp3 mp4 mpg odp ods odt ogg otf pdf png ppt pptx",
        "tgz tif tiff ttf wav webm webp woff woff2 xls xlsx zip",
    )
    for ending in line.split()
)
_FRONT_MATTER = (b"---", b"\xef\xbb\xbf---")
_ENDS = 4096  # bytes of such a file, at either end, by which it is known with its size
_LONG = 65_536  # bytes: shorter ones are read as fast as two parts of them


class _TooMuch(Exception):
    """There is more in it than a digest is worth, or a way out of it."""


def evidence(folder: str) -> bytes | None:
    """A digest of all names in a folder and of what the files hold; what git keeps beside them is left out.

    None where that would take too long, where a symlink leads out of the folder or where something cannot be read.
    """
    try:
        return digest(*_told(os.path.realpath(folder)))
    except (OSError, _TooMuch):
        return None


def is_untouched(folder: str, since: float) -> bool:
    """Whether nothing in a folder was written, added or taken out since a moment (seconds of the epoch), nor so shortly
    before it that this could not be told; what git keeps is left out. Never on a system that does not say when a file
    was changed otherwise.
    """
    try:
        return os.name == "posix" and all(_is_settled(found, since) for found in _states(os.path.realpath(folder)))
    except OSError:
        return False


def _states(folder: str) -> Iterator[os.stat_result]:
    """Of a folder and all that is in it."""
    pending = [folder]
    while pending:
        place = pending.pop()
        yield os.lstat(place)
        for entry in _entries(place):
            if not entry.is_dir(follow_symlinks=False):
                yield entry.stat(follow_symlinks=False)
            elif entry.name != ".git":
                pending.append(entry.path)


def _is_settled(found: os.stat_result, since: float) -> bool:
    return max(found.st_mtime, found.st_ctime) <= since - SETTLED_SECONDS


def written(folder: str) -> bytes:
    """A digest of when each file in a folder was written, in whole seconds, as Jekyll tells it."""
    times: list[tuple[str, int]] = []
    for above, _, names in os.walk(folder):
        for path in (os.path.join(above, name) for name in names):
            with suppress(OSError):  # gone meanwhile
                times.append((path, int(os.lstat(path).st_mtime)))
    return digest(repr(sorted(times)).encode())


def standing(places: Iterable[str], since: float = math.inf) -> bytes | None:
    """A digest of these files and folders that takes no look into a file: it changes when one is written, replaced,
    added or gone.

    None where one was changed after `since`, or so shortly before that it may be changed again without being told.
    """
    told: list[object] = []
    for place in sorted(places):
        try:
            found = os.lstat(place)
            if not _is_settled(found, since):
                return None
            told.append((place, sorted(os.listdir(place)) if stat.S_ISDIR(found.st_mode) else _state(found)))
        except OSError:
            told.append(place)
    return digest(repr(told).encode("utf-8", "surrogateescape"))


def _state(found: os.stat_result) -> tuple[int, ...]:
    return found.st_mode, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _told(root: str) -> Iterator[bytes]:
    files = size = 0
    pending = [root]
    while pending:
        place = pending.pop()
        for entry in _entries(place):
            files += 1
            yield os.fsencode(entry.path[len(root) :])
            if entry.is_symlink():
                yield _link(entry.path, root)
            elif entry.is_dir():
                yield b"folder"
                if entry.name != ".git":
                    pending.append(entry.path)
            else:
                held = _file(entry)
                size += len(held)
                yield digest(held)
            if files > EVIDENCE_FILES or size > EVIDENCE_BYTES:
                raise _TooMuch


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _link(path: str, root: str) -> bytes:
    if not os.path.realpath(path).startswith(root + os.sep):
        raise _TooMuch
    return b"link " + os.fsencode(os.readlink(path))


def _file(entry: os.DirEntry[str]) -> bytes:
    """What a file holds; of one that is longer than anything that is read, when it was written, and of one that nobody
    reads its size and both its ends.
    """
    found = entry.stat(follow_symlinks=False)
    if entry.is_file() and found.st_size > _LONG and entry.name.lower().endswith(_UNREAD):
        ends = _ends(entry.path, found.st_size)
        if ends:
            return ends
    if not entry.is_file() or found.st_size > PICTURED_BYTES:
        return repr(_state(found)).encode()
    with open(entry.path, "rb", buffering=0) as file:
        return file.read()


def _ends(path: str, size: int) -> bytes:
    """The size and the ends of a file that nobody reads; nothing of others."""
    if f"{os.sep}_" in os.path.dirname(path):
        return b""
    with open(path, "rb", buffering=0) as file:
        begins = file.read(_ENDS)
        if begins.startswith(_FRONT_MATTER):
            return b""
        file.seek(-_ENDS, os.SEEK_END)
        return b"%d %b%b" % (size, begins, file.read(_ENDS))
