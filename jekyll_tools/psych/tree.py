"""The values of a document as they grow, with the places of their entries."""

from __future__ import annotations

from typing import Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych.entry import Entry, Path
from jekyll_tools.psych.nesting import NOTHING, Open, Span, hashable, merged
from jekyll_tools.text import Location, Text


class Stop(Exception):
    """The document ends here, for a limit's sake; the problem says which."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


class Tree:
    """What was read so far: `root` once it is whole, the open mappings and lists in `stack`."""

    def __init__(self, text: Text, limit: int, empty: object = None, *, merges_written: bool = True) -> None:
        self.limit = limit  # of nodes, those behind aliases counted out
        self.merges_written = merges_written
        self.text = text
        self.string = text.string
        self.entries: dict[Path, Entry] = {}
        self.problems: list[Problem] = []
        self.stack: list[Open] = []
        self.root: Any = empty

    def add(self, value: Any, start: int, end: int, size: int) -> None:
        """Put a finished value where it belongs: the root, a list, or a mapping's key or value."""
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        parent.size += size
        if parent.size > self.limit:
            raise self.stop("yaml-too-big", start, end, what="values, aliases counted out", limit=self.limit)
        if isinstance(parent.value, list):
            self.enter(parent, (start, end), (start, end), value)
            parent.value.append(value)
        elif parent.key is NOTHING:
            parent.key, parent.place = hashable(value), (start, end)
        else:
            self.pair(parent, value, (start, end))

    def pair(self, parent: Open, value: Any, span: Span) -> None:
        """A key and its value; `<<` before a mapping, or a list of them, merges it here and now."""
        key = parent.key
        brought = self.brought(value, span) if key == "<<" else None
        if brought is None:
            self.check_duplicate(parent)
            self.enter(parent, parent.place, span, value)
            parent.value[key] = value
        else:
            self.enter(parent, parent.place, span, value)
            parent.value.update(brought)
        parent.key = NOTHING

    def merges(self, opened: Open) -> bool:
        """Whether what comes next, a mapping that is still open, is merged by the `<<` that stands before it."""
        return isinstance(opened.value, dict) and self.stack[-1].key == "<<"

    def brought(self, value: Any, span: Span) -> dict[Any, Any] | None:
        """What `<<` before a value brings in; None where it is an ordinary key."""
        named = self.string.startswith("*", span[0])
        if not self.merges_written:
            return value if named and isinstance(value, dict) else {}
        return None if named and isinstance(value, list) else merged(value)  # a list behind an alias is no merge

    def check_duplicate(self, parent: Open) -> None:
        mark = (type(parent.key), parent.key)
        if mark in parent.seen:
            first = self.locate(*parent.seen[mark])
            self.problem("duplicate-key", *parent.place, key=self.string[slice(*parent.place)], first=first)
            self.forget(parent.value.get(parent.key), parent.child())
        parent.seen[mark] = parent.place

    def forget(self, value: Any, path: Path | None) -> None:
        """Drop the entries of what an overridden value held."""
        if path is None or not isinstance(value, dict | list):
            return
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            below = (*path, key if isinstance(key, str | int) else str(key))
            if self.entries.pop(below, None) is not None:
                self.forget(item, below)

    def enter(self, parent: Open, key: Span, span: Span, value: Any) -> None:
        path = parent.child()
        if path is not None:
            self.entries[path] = Entry(path, self.locate(*key), self.locate(*span), self.string[slice(*span)], value)

    # Places

    def locate(self, start: int, end: int) -> Location:
        segments = self.text.segments
        if len(segments) == 1 and segments[0].width is None:  # the usual case, an untouched stretch of a file
            shift = segments[0].offset
            return Location(segments[0].origin, shift + start, shift + end)
        return self.text.locate(start, end)

    def problem(self, kind: str, start: int, end: int, **facts: object) -> None:
        self.problems.append(Problem(kind, self.locate(start, end), facts))

    def stop(self, kind: str, start: int, end: int, **facts: object) -> Stop:
        return Stop(Problem(kind, self.locate(start, end), facts))
