"""What is open while a document is read: mappings and lists, the paths of their values, merged keys."""

from __future__ import annotations

from typing import Any

from jekyll_tools.psych.entry import Path

Span = tuple[int, int]  # offsets in the text
NOTHING = object()  # no key read yet


class Open:
    """A mapping or list whose end was not read yet. `path` is None inside a key that is no scalar."""

    __slots__ = ("anchor", "key", "path", "place", "seen", "size", "start", "value")

    def __init__(self, value: Any, start: int, path: Path | None, anchor: str | None) -> None:
        self.value = value
        self.start = start
        self.path = path
        self.anchor = anchor
        self.key: Any = NOTHING
        self.place: Span = (start, start)  # of the key
        self.seen: dict[tuple[type, Any], Span] = {}
        self.size = 1  # values in it, aliases counted out

    def child(self) -> Path | None:
        """The path of the value that comes next."""
        if self.path is None:
            return None
        if isinstance(self.value, list):
            return (*self.path, len(self.value))
        if self.key is NOTHING:
            return None
        return (*self.path, self.key if isinstance(self.key, str | int) else str(self.key))


def merged(value: Any) -> dict[Any, Any] | None:
    """What `<<: value` brings in; of several mappings the first one's keys hold. None where it is an ordinary key."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    brought: dict[Any, Any] = {}
    for item in reversed(value):
        brought.update(item)
    return brought


def hashable(value: Any) -> Any:
    """A key: a list as a tuple, a mapping as a tuple of pairs."""
    if isinstance(value, list):
        return tuple(hashable(item) for item in value)
    if isinstance(value, dict):
        return tuple((key, hashable(item)) for key, item in value.items())
    return value
