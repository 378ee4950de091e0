"""libyaml's events turned into values with places; the only module that imports yaml."""

from __future__ import annotations

from typing import Any

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import tags
from jekyll_tools.psych.entry import Entry, Loaded, Path
from jekyll_tools.psych.nesting import NOTHING, Open, Span, hashable, merged
from jekyll_tools.text import Location, Text


class _Stop(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


class _UnknownAlias(Exception):
    """An alias without an anchor; its text is the name."""


def load(text: Text, limit_bytes: int) -> Loaded:
    """See `jekyll_tools.psych.parse`."""
    return _Construction(text).run(limit_bytes)


class _Construction:
    """The state of one reading."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.string = text.string
        self.shift = 1 if self.string.startswith("\ufeff") else 0  # libyaml does not count the mark
        self.entries: dict[Path, Entry] = {}
        self.problems: list[Problem] = []
        self.stack: list[Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.root: Any = None
        self.nodes = self.aliases = self.end = 0
        self.last: Span = (0, 0)  # the last scalar or alias

    def run(self, limit_bytes: int) -> Loaded:
        """The value; a document that is broken or passes a limit gives None and the reason."""
        try:
            self.guard_bytes(limit_bytes)
            self.read(CParser(self.string))
        except _Stop as stop:
            return Loaded(None, {}, (*self.problems, stop.problem))
        except Exception as error:  # libyaml's wrapper raises many types, and content never raises
            return Loaded(None, {}, (*self.problems, self.broken(error)))
        return Loaded(self.root, self.entries, tuple(self.problems))

    def guard_bytes(self, limit: int) -> None:
        if len(self.string) > limit or len(self.string.encode("utf-8", "replace")) > limit:
            raise self.stop("yaml-too-big", 0, 0, what="bytes", limit=limit)

    def read(self, parser: Any) -> None:
        """The events of the first document."""
        handlers = {
            ScalarEvent: self.scalar,
            AliasEvent: self.alias,
            MappingStartEvent: self.open,
            SequenceStartEvent: self.open,
            MappingEndEvent: self.close,
            SequenceEndEvent: self.close,
        }
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is DocumentEndEvent or kind is StreamEndEvent:
                return
            handler = handlers.get(kind)
            if handler:
                handler(event, event.start_mark.index + self.shift, event.end_mark.index + self.shift)

    # Events

    def scalar(self, event: Any, start: int, end: int) -> None:
        self.count(start, end)
        if event.style == "|" or event.style == ">":  # its end mark runs on to the next token
            end = start + len(self.string[start:end].rstrip())
        self.last = (start, end)
        self.end = end
        value, tag = tags.value(event.value, event.tag, event.implicit[1])
        if tag:
            self.problem("unknown-tag", *(self.written_tag(start) if tag != ":" else (start, end)), tag=tag)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self.add(value, start, end, 1)

    def alias(self, event: Any, start: int, end: int) -> None:
        self.aliases += 1
        if self.aliases > limits.YAML_ALIASES:
            raise self.stop("yaml-too-many-aliases", start, end, limit=limits.YAML_ALIASES)
        self.last = (start, end)
        self.end = end
        if event.anchor not in self.anchors:
            raise _UnknownAlias(event.anchor)
        value, size = self.anchors[event.anchor]
        if value is NOTHING:
            self.problem("yaml-recursive", start, end, anchor=event.anchor)
            value = None
        self.add(value, start, end, size)

    def open(self, event: Any, start: int, end: int) -> None:
        self.count(start, end)
        if len(self.stack) >= limits.YAML_DEPTH:
            raise self.stop("yaml-too-deep", start, end, limit=limits.YAML_DEPTH)
        tag = tags.dropped(event.tag)
        if tag:
            self.problem("unknown-tag", *self.written_tag(start), tag=tag)
        if event.anchor:
            self.anchors[event.anchor] = (NOTHING, 0)
        path = self.stack[-1].child() if self.stack else ()
        self.stack.append(Open([] if type(event) is SequenceStartEvent else {}, start, path, event.anchor))
        self.end = end

    def close(self, _: Any, start: int, end: int) -> None:
        done = self.stack.pop()
        if end > start:  # a flow collection has an end of its own; a block's mark lies at the next token
            self.end = end
        if done.anchor:
            self.anchors[done.anchor] = (done.value, done.size)
        self.add(done.value, done.start, max(self.end, done.start), done.size)

    def written_tag(self, start: int) -> Span:
        """Where the tag stands of a value whose properties begin at `start`."""
        at = max(self.string.find("!", start), start)
        end = at
        while end < len(self.string) and not self.string[end].isspace():
            end += 1
        return at, end

    def count(self, start: int, end: int) -> None:
        self.nodes += 1
        if self.nodes > limits.YAML_NODES:
            raise self.stop("yaml-too-big", start, end, what="nodes", limit=limits.YAML_NODES)

    # Values

    def add(self, value: Any, start: int, end: int, size: int) -> None:
        """Put a finished value where it belongs: the root, a list, or a mapping's key or value."""
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        parent.size += size
        if parent.size > limits.YAML_NODES:
            raise self.stop("yaml-too-big", start, end, what="values, aliases counted out", limit=limits.YAML_NODES)
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
        named = isinstance(value, list) and self.string.startswith("*", span[0])  # a list behind an alias is no merge
        brought = merged(value) if key == "<<" and not named else None
        if brought is None:
            self.check_duplicate(parent)
            self.enter(parent, parent.place, span, value)
            parent.value[key] = value
        else:
            self.enter(parent, parent.place, span, value)
            parent.value.update(brought)
        parent.key = NOTHING

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

    def stop(self, kind: str, start: int, end: int, **facts: object) -> _Stop:
        return _Stop(Problem(kind, self.locate(start, end), facts))

    def broken(self, error: Exception) -> Problem:
        from jekyll_tools.psych import faults  # costs as much to import as a page to read, and most need it not

        if isinstance(error, _UnknownAlias):
            fault = faults.unknown_alias(self.string, str(error), *self.last)
        else:
            fault = faults.explain(self.string, error, self.last, self.shift)
        facts = {"detail": fault.detail, "cause": fault.cause, "key": fault.key, "character": fault.character}
        return Problem("invalid-yaml", self.locate(fault.start, fault.end), facts)
