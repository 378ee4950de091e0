"""Our own modules imported on a short way.

A check imports some 320 of our modules, and Python looks for each of them under five endings before it asks three times
what the file is called that holds its byte code: a third of what these imports take. Where a module's byte code lies is
known, so it is read there. Whatever is not as expected (byte code that is missing, out of date or of another kind) is
left to Python.

What a check imports is read in one piece, the bundle, if an earlier one has left it. It is made of that byte code, lies
beside it, and is as good as that: a module of it is taken if its source is still as it was. So is what else is noted
there of sources that are read and not imported. What this very Python made of our own patterns lies there too.
"""

from __future__ import annotations

import _imp
import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER

TYPE_CHECKING = False  # of `typing` nothing else is wanted here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType, ModuleType
    from typing import Any, TypeVar

    _Code = tuple[bytes, CodeType]  # with the time and the size of its source
    _Noted = TypeVar("_Noted")
    _Patterns = dict[tuple[bool, str | bytes, int], Any]  # by whether they are bytes, by themselves and their flags

_OURS = __name__.partition(".")[0] + "."
_HEAD = MAGIC_NUMBER + bytes(4)  # known by the source's time and size, not by its text
_FORM = MAGIC_NUMBER + b"jt 3"  # a bundle's; another number for another form
_NOTES, _PATTERNS = "", f"re {sys.version}"  # the entries of a bundle that are no sources
_MANY = 2_000  # patterns: more than there are, if earlier versions' have not piled up
_PART = 65_536  # bytes: more than a module's byte code has
_ENDING = f".{sys.implementation.cache_tag}.pyc"
_MUCH = 8  # a bundle gets more modules when more than one in so many that a check imports are not in it


def noted(source: str, make: Callable[[], _Noted]) -> _Noted:
    """What `make` gives of a source, or gave in an earlier check when it was as it is now; of what `marshal` takes."""
    finder = _AT_WORK[0] if _AT_WORK else None
    return finder.noted(source, make) if finder is not None else make()


def imported() -> list[str]:
    """The sources of what was imported so far."""
    return _AT_WORK[0].found if _AT_WORK else []


def patterns() -> _Patterns:
    """What is known of patterns, from the bundle and for it."""
    return _AT_WORK[0].patterns if _AT_WORK else {}


@cache
def shorten() -> Finder | None:
    """From now on this process imports our modules so, if it keeps byte code where Python keeps it by itself."""
    if not sys.implementation.cache_tag or sys.flags.optimize or sys.pycache_prefix is not None:
        return None
    finder = Finder(os.path.join(os.path.dirname(__file__), "__pycache__", f"check{_ENDING[:-4]}.bundle.pyc"))
    sys.meta_path.insert(0, finder)
    _AT_WORK.append(finder)
    return finder


_AT_WORK: list[Finder] = []


class _Loader(SourceFileLoader):
    """A loader with the code at hand."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module that has what Python would give it, after a look in vain for each: a sixtieth of a small check."""
        made = type(sys)(spec.name)
        path = spec.submodule_search_locations
        made.__dict__.update(
            {
                "__file__": spec.origin,
                "__cached__": spec.cached,
                "__loader__": self,
                "__package__": spec.parent,
                **({} if path is None else {"__path__": path}),
            }
        )
        return made

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self._code


class Finder:
    """Finds what lies, with its byte code, in the folder of its package, or in the bundle, a file.

    `found`: the sources of what was imported, by this process and its copies. `patterns`: what Python made of ours.
    """

    def __init__(self, bundle: str) -> None:
        self._bundle = bundle
        self._known: dict[str, _Code] | None = None  # by the sources' paths
        self.found: list[str] = []
        self.patterns: _Patterns = {}
        self._notes: dict[str, tuple[bytes, Any]] = {}
        self._is_noted_anew = False

    def find_spec(self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """A module of ours, whose byte code is as it should be."""
        if not name.startswith(_OURS) or not path:
            return None
        folder, stem = path[0], name.rpartition(".")[2]
        return self._spec(name, folder, stem) or self._spec(name, f"{folder}{os.sep}{stem}", "__init__")

    def open(self) -> None:
        """Reads the bundle."""
        self._known = {}
        with suppress(OSError, EOFError, TypeError, ValueError):
            with open(self._bundle, "rb", buffering=0) as file:
                kept = file.read()
            if kept[:16] == _FORM + len(kept).to_bytes(8, "little"):
                held: dict[str, Any] = dict(marshal.loads(memoryview(kept)[16:]))  # noqa: S302 (as the byte code beside it)
                known = held.pop(_PATTERNS, {})
                self.patterns |= known if len(known) < _MANY else {}
                self._notes, self._known = held.pop(_NOTES, {}), held

    def keep(self) -> None:
        """Adds to the bundle what was imported, if that is much; not where no byte code is to be written."""
        if self._known is None or sys.dont_write_bytecode:
            return
        found = dict.fromkeys(self.found)
        missing = [source for source in found if source not in self._known]
        if self._is_noted_anew or len(missing) * _MUCH > len(found):
            wanted = (*self._known, *missing)
            codes = {source: code for source in wanted if (code := _code(source)) is not None}
            with suppress(OSError):
                more = {_NOTES: self._notes, _PATTERNS: self.patterns}
                _write(self._bundle, marshal.dumps({**codes, **more}))

    def noted(self, source: str, make: Callable[[], _Noted]) -> _Noted:
        """What `make` gives of a source, or what is noted of it; noted for later checks where the bundle was read."""
        if self._known is None:
            return make()
        state = _state(source)
        known = self._notes.get(source)
        if known is None or known[0] != state or not state:
            known = self._notes[source] = state, make()
            self._is_noted_anew = True
        found: _Noted = known[1]
        return found

    def _spec(self, name: str, folder: str, stem: str) -> ModuleSpec | None:
        source = f"{folder}{os.sep}{stem}.py"
        code = self._code(source)
        if code is None:
            return None
        spec = ModuleSpec(name, _Loader(name, source, code), origin=source, is_package=stem == "__init__")
        spec.has_location, spec.cached = True, _cached(source)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        return spec

    def _code(self, source: str) -> CodeType | None:
        if self._known is None:
            found = _code(source)
            return found and found[1]
        known = self._known.get(source)
        if known is None or known[0] != _state(source):
            self._known.pop(source, None)
            known = _code(source)
        if known is None:
            return None
        self.found.append(source)
        return known[1]


def _code(source: str) -> _Code | None:
    """What Python has made of a source as it is now."""
    try:
        state = _state(source)
        kept = content(_cached(source))
        if kept[:16] != _HEAD + state:
            return None
        code = marshal.loads(memoryview(kept)[16:])  # noqa: S302 (as Python does with the same file)
    except (OSError, EOFError, TypeError, ValueError):
        return None
    if code.co_filename != source:  # compiled under another name, or moved: tracebacks say where it is now
        _imp._fix_co_filename(code, source)  # type: ignore[attr-defined]
    return state, code


def _cached(source: str) -> str:
    folder, _, name = source.rpartition(os.sep)
    return f"{folder}{os.sep}__pycache__{os.sep}{name[:-3]}{_ENDING}"


def _state(source: str) -> bytes:
    """The time and the size of a source as byte code tells them; nothing for one that is not there."""
    try:
        found = os.stat(source)
    except OSError:
        return b""
    return _short(int(found.st_mtime)) + _short(found.st_size)


def _write(path: str, made: bytes) -> None:
    """Puts a whole file in the place of another. Raises OSError."""
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "xb") as file:
            file.write(_FORM + (len(made) + 16).to_bytes(8, "little") + made)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise


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
