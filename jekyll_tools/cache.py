"""What earlier runs made, kept in a file, each entry by a digest of everything that it was made of.

Nothing depends on it: an entry that is missing, damaged or of another version is made anew, a file that cannot be read
or written is none, and a run may say so (`unread`, `fault`). A run writes a new file beside the old one and puts it in
its place at the end, in one step; so it may be killed, and run beside another, whose file is replaced or replaces this
one. Entries are data, never executed.

The file: a line that names the format, the entries' bytes one behind the other, then an index (for each entry its key,
a digest of key and bytes, where they begin, how long they are, and how many runs ago they were last used), then the
index's length and digest.
"""

from __future__ import annotations

import os
import struct
from _blake2 import blake2b  # hashlib loads OpenSSL first, which takes longer than a small site's digests
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from jekyll_tools.limits import CACHE_AT_ONCE, CACHE_BYTES, CACHE_FILES, CACHE_RUNS
from jekyll_tools.records import NamedTuple

_FORMAT = b"jekyll-tools cache "
_MAGIC = _FORMAT + b"1\n"
_DAMAGED = "the file is damaged"
_ENTRY = struct.Struct("<16s16sQQB")
_END = struct.Struct("<Q16s")
_ENDING = ".cache"
_STALE = 86_400


def digest(*parts: bytes) -> bytes:
    """Sixteen bytes that stand for these, in this order."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def folder() -> str:
    """Where caches lie: where the system wants them."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "jekyll-tools")


class _Place(NamedTuple):
    """Where an entry's bytes are."""

    check: bytes
    start: int
    length: int
    age: int


class Cache:
    """The entries of one file."""

    def __init__(self, name: str) -> None:
        self._path = os.path.join(folder(), name + _ENDING)
        self._old, self.unread = _opened(self._path)
        self._places = self._listed() if self._old >= 0 else {}
        self._held: bytes | None = None
        self._used: dict[bytes, _Place] = {}
        self._new: dict[bytes, _Place] = {}
        self._file: BinaryIO | None = None
        self._beside = os.path.join(folder(), f".tmp-{os.urandom(8).hex()}")
        self._length = 0
        self.fault = ""

    def _listed(self) -> dict[bytes, _Place]:
        try:
            return dict(_index(self._old))
        except (OSError, OverflowError, ValueError, struct.error, MemoryError):
            self.unread = _DAMAGED
            return {}

    def get(self, key: bytes) -> bytes | None:
        """An entry's bytes; None where there is none that is whole."""
        place = self._places.get(key)
        if place is None:
            return None
        value = self._value(place)
        if digest(key, value) != place.check:
            del self._places[key]
            self.unread = _DAMAGED
            return None
        self._used[key] = place
        return value

    def _value(self, place: _Place) -> bytes:
        """An entry's bytes, perhaps damaged. A short file is read as a whole: most of it is wanted."""
        if self._held is None:
            short = _Place(b"", 0, CACHE_AT_ONCE, 0)
            self._held = _read(self._old, short)
        end = place.start + place.length
        return self._held[place.start : end] if end <= len(self._held) else _read(self._old, place)

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps an entry for later runs, in the place of an earlier run's."""
        if key in self._new or self.fault or self._length + len(value) > CACHE_BYTES:
            return
        check = digest(key, value)
        if key in self._used and self._used[key].check == check:
            return
        try:
            self._append(key, value, check, 0)
        except OSError as error:
            self._give_up(error)

    def save(self) -> None:
        """Puts the new file in the old one's place. Where that fails, `fault` says why."""
        if self._file is not None:
            try:
                self._carry_over()
                self._finish(self._file)
            except OSError as error:
                self._give_up(error)
        self.close()

    def close(self) -> None:
        """Lets go of the files; what is not saved is lost."""
        if self._old >= 0:
            os.close(self._old)
            self._old = -1
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                os.unlink(self._beside)
            self._file = None

    def _append(self, key: bytes, value: bytes, check: bytes, age: int) -> None:
        if self._file is None:
            os.makedirs(folder(), mode=0o700, exist_ok=True)
            self._file = open(self._beside, "xb")  # noqa: SIM115
            self._file.write(_MAGIC)
            self._length = len(_MAGIC)
        self._file.write(value)
        self._new[key] = _Place(check, self._length, len(value), age)
        self._length += len(value)

    def _carry_over(self) -> None:
        """The old entries that were used, and those that may be used again."""
        for key, place in self._used.items():
            self._copy(key, place, 0)
        for key, place in self._places.items():
            if key not in self._used and place.age < CACHE_RUNS:
                self._copy(key, place, place.age + 1)

    def _copy(self, key: bytes, place: _Place, age: int) -> None:
        if key not in self._new and self._length + place.length <= CACHE_BYTES:
            self._append(key, _read(self._old, place), place.check, age)

    def _finish(self, file: BinaryIO) -> None:
        index = b"".join(_ENTRY.pack(key, *place) for key, place in self._new.items())
        file.write(index)
        file.write(_END.pack(len(index), digest(index)))
        file.close()
        os.replace(self._beside, self._path)
        self._file = None
        _tidy()

    def _give_up(self, error: OSError) -> None:
        self.fault = (error.strerror or str(error)).lower()


def _opened(path: str) -> tuple[int, str]:
    """A file's descriptor, below 0 where there is none, and why one that is there cannot be opened."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        return os.open(path, flags), ""
    except FileNotFoundError:
        return -1, ""
    except OSError as error:
        return -1, (error.strerror or str(error)).lower()


def _part(descriptor: int, length: int, start: int) -> bytes:
    """Some bytes of a file. Raises OSError, OverflowError."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, start)
    os.lseek(descriptor, start, os.SEEK_SET)  # Windows
    return os.read(descriptor, length)


def _read(descriptor: int, place: _Place) -> bytes:
    try:
        return _part(descriptor, place.length, place.start)
    except (OSError, OverflowError, MemoryError):
        return b""


def _index(descriptor: int) -> Iterator[tuple[bytes, _Place]]:
    """The entries of a file; none of one of another version. Raises ValueError and others for one that is not whole."""
    size = os.fstat(descriptor).st_size
    magic = _part(descriptor, len(_MAGIC), 0)
    if magic != _MAGIC and magic.startswith(_FORMAT):
        return
    if magic != _MAGIC or size > 2 * CACHE_BYTES:
        raise ValueError
    length, check = _END.unpack(_part(descriptor, _END.size, size - _END.size))
    index = _part(descriptor, length, size - _END.size - length)
    if digest(index) != check:
        raise ValueError
    for key, *place in _ENTRY.iter_unpack(index):
        yield key, _Place(*place)


def _tidy() -> None:
    """Removes what killed runs left, and the files of the sites of longest ago, builds and links each by themselves."""
    import time

    kept: dict[str, list[tuple[float, str]]] = {}  # by what stands before the site's digest in their names
    with suppress(OSError), os.scandir(folder()) as entries:
        for entry in entries:
            written = entry.stat(follow_symlinks=False).st_mtime
            if entry.name.endswith(_ENDING):
                kept.setdefault(entry.name.rpartition("-")[0], []).append((written, entry.path))
            elif entry.name.startswith(".tmp-") and written < time.time() - _STALE:
                os.unlink(entry.path)
        for files in kept.values():
            for _, path in sorted(files)[:-CACHE_FILES]:
                os.unlink(path)
