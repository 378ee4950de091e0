"""What was read of a document, as bytes: its value, its problems and all their places.

JSON, so that nothing in it is ever run. A day and a time, which JSON has none of, are mappings with one key that no
document is kept with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from typing import Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych.entry import Entry, Loaded, Path
from jekyll_tools.ruby.times import ZULU
from jekyll_tools.text import Location, Text

_PLAIN = frozenset((str, int, float, bool, type(None)))
_OURS = "\0"
_DAY, _TIME, _ZULU, _PLACE = (_OURS + name for name in ("day", "time", "zulu", "place"))


class _Unkept(Exception):
    """There is something in it for which there is no way to keep it."""


def kept(loaded: Loaded, text: Text) -> bytes | None:
    """The bytes; None for what cannot be kept. The text is one stretch of one file."""
    try:
        made = {
            "value": _value(loaded.value),
            "entries": [_entry(entry, loaded.value, text) for entry in loaded.entries.values()],
            "problems": [_problem(problem, text) for problem in loaded.problems],
        }
    except _Unkept:
        return None
    return json.dumps(made).encode()


def loaded(raw: bytes, text: Text) -> Loaded:
    """What the bytes stand for, in that text."""
    segment = text.segments[0]
    origin, shift, string = segment.origin, segment.offset, text.string

    def place(start: int, end: int) -> Location:
        return Location(origin, start + shift, end + shift)

    hook = (lambda pairs: _special(pairs, place)) if b"\\u0000" in raw else None
    said = json.loads(raw, object_hook=hook)
    value = said["value"]
    entries: dict[Path, Entry] = {}
    for written, first, last, start, end, *apart in said["entries"]:
        path = tuple(written)
        item = apart[0] if apart else _at(value, path)
        entries[path] = Entry(path, place(first, last), place(start, end), string[start:end], item)
    problems = [Problem(kind, place(start, end), facts) for kind, start, end, facts in said["problems"]]
    return Loaded(value, entries, tuple(problems))


def _value(value: Any) -> Any:
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if kind is list:
        return [_value(item) for item in value]
    if kind is dict:
        return dict(_pairs(value))
    if kind is date:
        return {_DAY: value.isoformat()}
    if kind is datetime and value.tzinfo.__class__ is timezone:
        return {_ZULU if value.tzinfo is ZULU else _TIME: value.isoformat()}
    raise _Unkept


def _pairs(value: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if key.__class__ is not str or key.startswith(_OURS):
            raise _Unkept
        yield key, _value(item)


def _special(pairs: dict[str, Any], place: Callable[[int, int], Location]) -> Any:
    for name, made in pairs.items():
        if name == _DAY:
            return date.fromisoformat(made)
        if name == _PLACE:
            return place(*made)
        if name in (_TIME, _ZULU):
            time = datetime.fromisoformat(made)
            return time.replace(tzinfo=ZULU) if name == _ZULU else time
    return pairs


def _entry(entry: Entry, root: object, text: Text) -> list[object]:
    found = _at(root, entry.path) is entry.value
    apart = [] if found else [_value(entry.value)]  # what `<<` brings in
    return [list(entry.path), *_span(entry.key, text), *_span(entry.location, text), *apart]


def _at(value: Any, path: Path) -> object:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return _OURS
    return value


def _problem(problem: Problem, text: Text) -> list[object]:
    facts = {
        name: {_PLACE: _span(fact, text)} if isinstance(fact, Location) else _value(fact)
        for name, fact in problem.facts.items()
    }
    return [problem.kind, *_span(problem.location, text), facts]


def _span(place: Location, text: Text) -> tuple[int, int]:
    segment = text.segments[0]
    if place.origin is not segment.origin:
        raise _Unkept
    return place.start - segment.offset, place.end - segment.offset
