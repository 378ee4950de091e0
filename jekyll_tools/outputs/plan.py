"""What may be written below an output folder, checked before anything is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from jekyll_tools import limits
from jekyll_tools.regex import regex

MANIFEST = ".jekyll-tools.json"
_CONTROL = regex(r"[\0-\x1f\x7f-\x9f]")


class OutputError(Exception):
    """Why nothing was written, as one sentence."""


def misnamed(error: ValueError) -> str:
    """Why a name cannot be given to the system, in our words: Python's differ by its age.

    >>> misnamed(UnicodeEncodeError("ascii", "\u0101", 0, 1, ""))
    "this system's settings know no such letters as are in a name (PYTHONUTF8=1 helps)"
    """
    if isinstance(error, UnicodeError):
        return "this system's settings know no such letters as are in a name (PYTHONUTF8=1 helps)"
    return "a name cannot hold a NUL character"


def fault(path: str) -> str:
    """Why a path may not be written below an output folder, in words; "" where it may.

    >>> fault("a/../../b"), fault("a/b.html")
    ("has a '..' segment", '')
    """
    try:
        encoded = path.encode("utf-8")
    except UnicodeEncodeError:
        return "is not Unicode text"
    if len(encoded) > limits.PATH_BYTES:
        return f"is longer than {limits.PATH_BYTES} bytes"
    if _CONTROL.search(path):
        return "contains an invisible control character"
    if "\\" in path:
        return "contains a backslash"
    return next(filter(None, map(_segment_fault, path.split("/"))), "")


def _segment_fault(segment: str) -> str:
    if segment in ("", ".", ".."):
        return f"has a {segment!r} segment" if segment else "has an empty segment"
    if len(segment.encode()) > limits.SEGMENT_BYTES:
        return f"has a segment longer than {limits.SEGMENT_BYTES} bytes"
    return ""


def check(paths: Iterable[str]) -> None:
    """Raises OutputError for a path that may not be written, or for a file where another needs a folder."""
    planned = set(paths)
    for path in sorted(planned):
        if why := fault(path):
            raise OutputError(f"{path!r} cannot be written: the path {why}")
        if path == MANIFEST:
            raise OutputError(f"{path} cannot be written: the list of our own files has that name")
        if file := next((parent for parent in parents(path) if parent in planned), None):
            raise OutputError(f"{path} cannot be written: {file} is a file, not a folder")


def parents(path: str) -> Iterator[str]:
    """The folders above a path, the outermost first."""
    yield from accumulate(path.split("/")[:-1], lambda above, name: f"{above}/{name}")
