"""What tells one version of this tool, and of what it stands on, from another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec

import jekyll_tools
from jekyll_tools.cache import digest

# Their first file says their version.
_OTHERS = ("mistune", "pygments", "yaml", "_sass")


@lru_cache(maxsize=1)
def fingerprint() -> bytes:
    """A digest that no two versions share: a package that is worked on has another one after every change."""
    return digest(jekyll_tools.__version__.encode(), *(f"{place}".encode() for place in sorted(_files())))


def _files() -> Iterator[tuple[str, int, int]]:
    """The files of our modules, and the others' first ones: their size, and when they were written."""
    for above, _, names in os.walk(os.path.dirname(jekyll_tools.__file__)):
        for name in names:
            if name.endswith(".py"):
                yield _told(os.path.join(above, name))
    for name in _OTHERS:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield _told(spec.origin)


def _told(path: str) -> tuple[str, int, int]:
    found = os.stat(path)
    return path, found.st_size, found.st_mtime_ns
