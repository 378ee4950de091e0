"""Our own modules imported on a short way.

A check imports some 350 of our modules, and Python looks for each of them under five endings before it asks three times
what the file is called that holds its byte code: a third of what these imports take. Where a module's byte code lies is
known, so it is read there. Whatever is not as expected (byte code that is missing, out of date or of another kind, a
package that was moved) is left to Python.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER

TYPE_CHECKING = False  # of `typing` nothing else is wanted here

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

_OURS = __name__.partition(".")[0] + "."
_HEAD = MAGIC_NUMBER + bytes(4)  # known by the source's time and size, not by its text
_PART = 65_536  # bytes: more than a module's byte code has
_ENDING = f".{sys.implementation.cache_tag}.pyc"


@cache
def shorten() -> None:
    """From now on this process imports our modules so, if it keeps byte code where Python keeps it by itself."""
    if sys.implementation.cache_tag and not sys.flags.optimize and sys.pycache_prefix is None:
        sys.meta_path.insert(0, _Finder())


class _Loader(SourceFileLoader):
    """A loader with the code at hand."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self._code


class _Finder:
    """Finds what lies, with its byte code, in the folder of its package."""

    def find_spec(self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if not name.startswith(_OURS) or not path:
            return None
        folder, stem = path[0], name.rpartition(".")[2]
        return _spec(name, folder, stem) or _spec(name, f"{folder}{os.sep}{stem}", "__init__")


def _spec(name: str, folder: str, stem: str) -> ModuleSpec | None:
    source = f"{folder}{os.sep}{stem}.py"
    cached = f"{folder}{os.sep}__pycache__{os.sep}{stem}{_ENDING}"
    try:
        found = os.stat(source)
        kept = content(cached)
        if kept[:16] != _HEAD + _short(int(found.st_mtime)) + _short(found.st_size):
            return None
        code = marshal.loads(memoryview(kept)[16:])  # noqa: S302 (as Python does with the same file)
    except (OSError, EOFError, TypeError, ValueError):
        return None
    if code.co_filename != source:  # as after a move: who reads an error's traceback wants to see where it is now
        return None
    spec = ModuleSpec(name, _Loader(name, source, code), origin=source, is_package=stem == "__init__")
    spec.has_location, spec.cached = True, cached
    if spec.submodule_search_locations is not None:
        spec.submodule_search_locations.append(folder)
    return spec


def content(path: str) -> bytes:
    """What a short file holds, read with the fewest calls of the system. Raises OSError."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        parts = [os.read(file, _PART)]
        while len(parts[-1]) == _PART:
            parts.append(os.read(file, _PART))
    finally:
        os.close(file)
    return b"".join(parts)


def _short(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")
