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
    ours = sorted(_modules(os.path.dirname(jekyll_tools.__file__)))
    return digest(jekyll_tools.__version__.encode(), repr((ours, list(_others()))).encode())


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """The files of our modules: their size, and when they were written."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield _told(entry.path, entry.stat())
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)


def _others() -> Iterator[tuple[str, int, int]]:
    for name in _OTHERS:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield _told(spec.origin, os.stat(spec.origin))


def _told(path: str, found: os.stat_result) -> tuple[str, int, int]:
    return path, found.st_size, found.st_mtime_ns
