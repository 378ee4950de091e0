"""Compiled patterns that outlive a run.

Python compiles each pattern anew in each run, which was a quarter of a short one. What its compiler makes (a list of
numbers, and the groups' names) is kept like what builds keep (cache.py), under the pattern, its flags and the very
Python that compiled it. Python checks such a list before it runs it, so one that is damaged costs a compilation and no
more. Our own that a check wants, in which no word of a site is, lie in its bundle, too (importing.py), where they are
found in a quarter of the time.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jekyll_tools import regex
from jekyll_tools.importing import patterns

if TYPE_CHECKING:
    from collections.abc import Callable

    from jekyll_tools.cache import Cache

_HEAD = struct.Struct("<III")  # flags, groups, bytes of the names
# What a compiler makes of a pattern: its flags, its groups, the names of these, and the numbers, each of four bytes.
_Code = tuple[int, int, dict[str, int], bytes]
_DAMAGE = (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)


@cache
def remember() -> None:
    """From now on this process takes what earlier ones compiled, for `re.compile` and all that call it.

    Libraries compile as many patterns while they are imported as our own modules do in a run: so it is the compiler
    behind `re` that is replaced. Does nothing with a Python that has another one.
    """
    if sys.implementation.name == "cpython":
        compiler, _ = _python()
        compiler.compile = partial(_compiled, compiler.compile)
        regex.compile_own = _own


def _compiled(compile_anew: Callable[[Any, int], re.Pattern[Any]], source: Any, flags: int = 0) -> re.Pattern[Any]:
    """What `compile_anew` gives for a pattern; raises what it raises."""
    if not isinstance(source, (str, bytes)):
        return compile_anew(source, flags)
    try:
        return _pattern(source, _found(source, int(flags)))
    except _DAMAGE:
        return _pattern(source, _made_anew(source, int(flags)))


def _own(source: Any, flags: int) -> re.Pattern[Any]:
    """The same for a pattern of ours, which the bundle may have, or shall."""
    key = isinstance(source, bytes), source, int(flags)
    known = patterns()
    try:
        code = known[key] if key in known else _found(source, int(flags))
        made = _pattern(source, code)
    except _DAMAGE:
        code = _made_anew(source, int(flags))
        made = _pattern(source, code)
    known[key] = code
    return made


def _found(source: str | bytes, flags: int) -> _Code:
    """What the store knows of a pattern, or what is made of it now."""
    kept = _store()[0].get(_key(source, flags))
    if kept is not None:
        with suppress(ValueError, struct.error):
            return _unpacked(kept)
    return _made_anew(source, flags)


def _made_anew(source: str | bytes, flags: int) -> _Code:
    """What is made of a pattern now, which is noted for the store."""
    made = _store()[1][_key(source, flags)] = _make(source, flags)
    return made


@cache
def _store() -> tuple[Cache, dict[bytes, _Code]]:
    """What earlier runs left, and what this one has made beside it."""
    import atexit

    from jekyll_tools.cache import Cache, digest

    store = Cache(f"patterns-{digest(sys.version.encode()).hex()}")
    atexit.register(keep)
    return store, {}


def keep() -> None:
    """Keeps what this process has compiled; a process that ends by `os._exit` has to ask for it."""
    store, new = _store()
    for _, source, flags in patterns() if new else ():
        store.get(_key(source, flags))  # what the bundle has, other commands want from the store
    for key, made in new.items():
        store.put(key, _packed(made))
    store.save()


def _key(source: str | bytes, flags: int) -> bytes:
    from jekyll_tools.cache import digest

    kind, text = (b"text", source.encode("utf-8", "surrogatepass")) if isinstance(source, str) else (b"bytes", source)
    return digest(kind, text, b"%d" % flags)


def _make(source: str | bytes, flags: int) -> _Code:
    """As Python's own does, which does not give away what it made."""
    compiler, parser = _python()
    tree = parser.parse(source, flags)
    code = compiler._code(tree, flags)
    return flags | tree.state.flags, tree.state.groups - 1, dict(tree.state.groupdict), array("I", code).tobytes()


def _python() -> tuple[Any, Any]:
    """Python's compiler and parser of patterns."""
    if sys.version_info >= (3, 11):
        from re import _compiler, _parser  # type: ignore[attr-defined]

        return _compiler, _parser
    import sre_compile
    import sre_parse

    return sre_compile, sre_parse


def _pattern(source: str | bytes, made: _Code) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]

    flags, groups, names, code = made
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    pattern: re.Pattern[Any] = _sre.compile(source, flags, array("I", code).tolist(), groups, names, tuple(by_number))
    return pattern


def _packed(made: _Code) -> bytes:
    flags, groups, named, code = made
    names = "".join(f"{number}:{name}\n" for name, number in named.items()).encode()
    return _HEAD.pack(flags, groups, len(names)) + names + code


def _unpacked(kept: bytes) -> _Code:
    flags, groups, length = _HEAD.unpack_from(kept)
    start = _HEAD.size + length
    pairs = [line.split(":", 1) for line in kept[_HEAD.size : start].decode().splitlines()]
    return flags, groups, {name: int(number) for number, name in pairs}, kept[start:]
