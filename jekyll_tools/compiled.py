"""Compiled patterns that outlive a run.

Python compiles each pattern anew in each run, which was a quarter of a short one. What its compiler makes (a list of
numbers, and the groups' names) is kept like what builds keep (cache.py), under the pattern, its flags and the very
Python that compiled it. Python checks such a list before it runs it, so one that is damaged costs a compilation and no
more.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jekyll_tools.cache import Cache

_HEAD = struct.Struct("<III")  # flags, groups, bytes of the names


class _Made(NamedTuple):
    """What a compiler makes of a pattern."""

    flags: int
    groups: int
    names: dict[str, int]
    code: list[int]


@cache
def remember() -> None:
    """From now on this process takes what earlier ones compiled, for `re.compile` and all that call it.

    Libraries compile as many patterns while they are imported as our own modules do in a run: so it is the compiler
    behind `re` that is replaced. Does nothing with a Python that has another one.
    """
    if sys.implementation.name == "cpython":
        compiler, _ = _python()
        compiler.compile = partial(_compiled, compiler.compile)


def _compiled(compile_anew: Callable[[Any, int], re.Pattern[Any]], source: Any, flags: int = 0) -> re.Pattern[Any]:
    """What `compile_anew` gives for a pattern; raises what it raises."""
    if not isinstance(source, (str, bytes)):
        return compile_anew(source, flags)
    store, new = _store()
    key = _key(source, int(flags))
    kept = store.get(key)
    if kept is not None:
        with suppress(RuntimeError, ValueError, TypeError, struct.error):
            return _pattern(source, _unpacked(kept))
    new[key] = made = _make(source, int(flags))
    return _pattern(source, made)


@cache
def _store() -> tuple[Cache, dict[bytes, _Made]]:
    """What earlier runs left, and what this one has made beside it."""
    import atexit

    from jekyll_tools.cache import Cache, digest

    store = Cache(f"patterns-{digest(sys.version.encode()).hex()}")
    atexit.register(keep)
    return store, {}


def keep() -> None:
    """Keeps what this process has compiled; a process that ends by `os._exit` has to ask for it."""
    store, new = _store()
    for key, made in new.items():
        store.put(key, _packed(made))
    store.save()


def _key(source: str | bytes, flags: int) -> bytes:
    from jekyll_tools.cache import digest

    kind, text = (b"text", source.encode("utf-8", "surrogatepass")) if isinstance(source, str) else (b"bytes", source)
    return digest(kind, text, b"%d" % flags)


def _make(source: str | bytes, flags: int) -> _Made:
    """As Python's own does, which does not give away what it made."""
    compiler, parser = _python()
    tree = parser.parse(source, flags)
    code = compiler._code(tree, flags)
    return _Made(flags | tree.state.flags, tree.state.groups - 1, tree.state.groupdict, code)


def _python() -> tuple[Any, Any]:
    """Python's compiler and parser of patterns."""
    if sys.version_info >= (3, 11):
        from re import _compiler, _parser  # type: ignore[attr-defined]

        return _compiler, _parser
    import sre_compile
    import sre_parse

    return sre_compile, sre_parse


def _pattern(source: str | bytes, made: _Made) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]

    names: list[str | None] = [None] * (made.groups + 1)
    for name, number in made.names.items():
        names[number] = name
    pattern: re.Pattern[Any] = _sre.compile(source, made.flags, made.code, made.groups, made.names, tuple(names))
    return pattern


def _packed(made: _Made) -> bytes:
    names = "".join(f"{number}:{name}\n" for name, number in made.names.items()).encode()
    return _HEAD.pack(made.flags, made.groups, len(names)) + names + array("I", made.code).tobytes()


def _unpacked(kept: bytes) -> _Made:
    flags, groups, length = _HEAD.unpack_from(kept)
    start = _HEAD.size + length
    pairs = [line.split(":", 1) for line in kept[_HEAD.size : start].decode().splitlines()]
    return _Made(flags, groups, {name: int(number) for number, name in pairs}, array("I", kept[start:]).tolist())
