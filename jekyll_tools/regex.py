"""Regular expressions that are compiled when they are first used.

A run uses a part of those that there are: compiling them all took a sixth of a build's own time, a quarter of a
rebuild's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable

# Who makes patterns of these sources; `compiled.remember` puts one here that knows those of earlier runs.
compile_own: Callable[[Any, int], re.Pattern[Any]] = re.compile
_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Slots:
    """What both have room for."""

    __slots__ = ("_compiled", "_flags", "_source", *_METHODS)


class _Compiled(_Slots):
    """A pattern that is compiled. Without a `__getattr__` Python finds a method at once."""

    __slots__ = ()

    pattern = property(lambda self: self._compiled.pattern)
    flags = property(lambda self: self._compiled.flags)
    groups = property(lambda self: self._compiled.groups)
    groupindex = property(lambda self: self._compiled.groupindex)


class _Regex(_Slots):
    """A pattern to be: its methods are put into their slots when one of them is wanted."""

    __slots__ = ()

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Python comes here for an empty slot, and for what has none (`pattern`, `groups`).
        compiled = compile_own(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self._compiled = compiled
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(compiled, name)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, later, for a pattern without any word of a site: it is kept for all. What it gives has a pattern's
    methods and attributes, but `re.sub` and the like do not take it for one.
    """
    return cast("re.Pattern[AnyStr]", _Regex(source, flags))


@contextmanager
def compiling_later() -> Iterator[None]:
    """What is imported meanwhile compiles its patterns when it first uses them; only for a library that takes that."""
    at_once = re.compile
    re.compile = regex  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = at_once
