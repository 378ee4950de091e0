"""libyaml's events turned into values with places."""

from __future__ import annotations

from typing import Any

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import tags
from jekyll_tools.psych.entry import Loaded
from jekyll_tools.psych.libyaml import (
    AliasEvent,
    CParser,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from jekyll_tools.psych.nesting import Open, Span
from jekyll_tools.psych.readers import READERS, Reader
from jekyll_tools.psych.tree import Stop, Tree
from jekyll_tools.regex import regex
from jekyll_tools.text import Text

_TAG = regex(r"[^\s,\[\]{}]{0,256}")


class _UnknownAlias(Exception):
    """An alias without an anchor; its text is the name."""


def load(text: Text, limit_bytes: int, limit_nodes: int, yaml: str) -> Loaded:
    """See `jekyll_tools.psych.parse`."""
    return _Construction(text, limit_nodes, READERS[yaml]).run(limit_bytes)


class _Construction:
    """The state of one reading."""

    def __init__(self, text: Text, limit_nodes: int, reader: Reader) -> None:
        self.reader = reader
        self.tree = Tree(text, limit_nodes, reader.empty, merges_written=reader.merges_written)
        self.limit = limit_nodes
        self.string = text.string
        self.shift = 1 if self.string.startswith("\ufeff") else 0  # libyaml does not count the mark
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = self.aliases = self.end = 0
        self.last: Span = (0, 0)  # the last scalar or alias

    def run(self, limit_bytes: int) -> Loaded:
        """The value; a document that is broken or passes a limit gives None and the reason."""
        try:
            self.guard_bytes(limit_bytes)
            self.read(CParser(self.string))
        except Stop as stop:
            return Loaded(None, {}, (*self.tree.problems, stop.problem))
        except Exception as error:  # libyaml's wrapper raises many types, and content never raises
            return Loaded(None, {}, (*self.tree.problems, self.broken(error)))
        return Loaded(self.tree.root, self.tree.entries, tuple(self.tree.problems))

    def guard_bytes(self, limit: int) -> None:
        if len(self.string) > limit or len(self.string.encode("utf-8", "replace")) > limit:
            raise self.tree.stop("yaml-too-big", 0, 0, what="bytes", limit=limit)

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
            if kind is StreamEndEvent:
                return
            if kind is DocumentEndEvent:
                self.look_behind(parser, event)
                return
            handler = handlers.get(kind)
            if handler:
                handler(event, event.start_mark.index + self.shift, event.end_mark.index + self.shift)

    def look_behind(self, parser: Any, end: Any) -> None:
        """Whether another document follows, which Jekyll never reads, be it broken or not."""
        begun = end if end.explicit else None
        try:
            following = parser.get_event()
            if type(following) is StreamEndEvent:
                return
            begun = begun or following
            first = parser.get_event()
            if type(first) is ScalarEvent and not first.value:
                return
        except Exception:  # as in `run`
            if begun is None:
                return
        at = begun.start_mark.index + self.shift
        self.tree.problem("second-document", at, at + len("---"))

    # Events

    def scalar(self, event: Any, start: int, end: int) -> None:
        self.count(start, end)
        if event.style == "|" or event.style == ">":  # its end mark runs on to the next token
            end = start + len(self.string[start:end].rstrip())
        self.last = (start, end)
        self.end = end
        value, tag = self.reader.scalar(event.value, event.tag, event.implicit[1])
        if tag:
            self.tree.problem("unknown-tag", *(self.written_tag(start) if tag != ":" else (start, end)), tag=tag)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self.tree.add(value, start, end, 1)

    def alias(self, event: Any, start: int, end: int) -> None:
        self.aliases += 1
        if self.aliases > limits.YAML_ALIASES:
            raise self.tree.stop("yaml-too-many-aliases", start, end, limit=limits.YAML_ALIASES)
        self.last = (start, end)
        self.end = end
        if event.anchor not in self.anchors and self.reader.needs_anchors:
            raise _UnknownAlias(event.anchor)
        value, size = self.anchors.get(event.anchor, (None, 1))
        if isinstance(value, Open):
            if self.tree.merges(value):  # `<<` takes what it holds so far, and so never holds itself
                size, value = value.size, dict(value.value)
            else:
                self.tree.problem("yaml-recursive", start, end, anchor=event.anchor)
                value = None
        self.tree.add(value, start, end, size)

    def open(self, event: Any, start: int, end: int) -> None:
        self.count(start, end)
        if len(self.tree.stack) >= limits.YAML_DEPTH:
            raise self.tree.stop("yaml-too-deep", start, end, limit=limits.YAML_DEPTH)
        tag = tags.dropped(event.tag)
        if tag:
            self.tree.problem("unknown-tag", *self.written_tag(start), tag=tag)
        path = self.tree.stack[-1].child() if self.tree.stack else ()
        begun = Open([] if type(event) is SequenceStartEvent else {}, start, path, event.anchor)
        if event.anchor:
            self.anchors[event.anchor] = (begun, 0)
        self.tree.stack.append(begun)
        self.end = end

    def close(self, _: Any, start: int, end: int) -> None:
        done = self.tree.stack.pop()
        if end > start:  # a flow collection has an end of its own; a block's mark lies at the next token
            self.end = end
        if done.anchor:
            self.anchors[done.anchor] = (done.value, done.size)
        self.tree.add(done.value, done.start, max(self.end, done.start), done.size)

    def written_tag(self, start: int) -> Span:
        """Where the tag stands of a value whose properties begin at `start`."""
        at = max(self.string.find("!", start), start)
        match = _TAG.match(self.string, at)
        return at, match.end() if match else at

    def count(self, start: int, end: int) -> None:
        self.nodes += 1
        if self.nodes > self.limit:
            raise self.tree.stop("yaml-too-big", start, end, what="nodes", limit=self.limit)

    def broken(self, error: Exception) -> Problem:
        from jekyll_tools.psych import faults  # costs as much to import as a page to read, and most need it not

        if faults.too_deep(error):
            start = faults.offset(self.string, getattr(error, "problem_mark", None), self.shift)
            return self.tree.stop("yaml-too-deep", start, start + 1, limit=limits.YAML_DEPTH).problem
        if isinstance(error, _UnknownAlias):
            fault = faults.unknown_alias(self.string, str(error), *self.last)
        else:
            fault = faults.explain(self.string, error, self.last, self.shift)
        facts = {"detail": fault.detail, "cause": fault.cause, "key": fault.key, "character": fault.character}
        return Problem("invalid-yaml", self.tree.locate(fault.start, fault.end), facts)
