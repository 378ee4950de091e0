"""`_data/redirects.yml`: redirects that no page asks for, for hosts that answer with a status.

    - {from: /old/, to: /new/}
    - {from: /gone/, to: "https://example.org/", status: 302}

or, where 301 is meant throughout, a mapping of old addresses to new ones. Jekyll makes nothing of it, so a file of that
name may hold anything else: one in which nothing looks like a redirect is left alone. Two kinds of problem:
`redirect-entry` (facts: detail), an entry that is none, and `unsafe-redirect`, as in map.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jekyll_tools import limits, psych
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.config import Config
from jekyll_tools.site.files import inside, read_inside
from jekyll_tools.text import Location, Text

KEYS = frozenset(("from", "to", "status"))
_LIKE = KEYS | {"source", "target", "old", "new"}  # what people write who mean redirects
STATUSES = (301, 302, 303, 307, 308)


class Said(NamedTuple):
    """An entry of the file: addresses as typed, each with its place."""

    source: str
    target: str
    status: int
    source_location: Location
    target_location: Location


def path_of(config: Config) -> str:
    """The file's path, relative to the site."""
    return inside(config.string("data_dir", "_data")) + "/redirects.yml"


def said(folder: str, config: Config) -> Iterator[Said | Problem]:
    """What the file says, in its order. What is wrong with it as YAML is told where all data files are read."""
    loaded = _read(folder, config)
    if isinstance(loaded, Problem):
        return
    if not _is_meant(loaded.value):
        return
    if isinstance(loaded.value, list):
        yield from (_item(loaded, number) for number in range(len(loaded.value)))
    elif isinstance(loaded.value, dict):
        yield from (_pair(loaded, key) for key in loaded.value)
    elif loaded.value is not None:
        place = Location.of_file(path_of(config))
        yield Problem("redirect-entry", place, {"detail": "the file has neither a list nor lines of `/old/: /new/`"})


def problems(folder: str, config: Config) -> tuple[Problem, ...]:
    """What keeps the file, or a line of it, from being read; nothing where there is none."""
    if not os.path.lexists(os.path.join(folder, path_of(config))):
        return ()
    loaded = _read(folder, config)
    return (loaded,) if isinstance(loaded, Problem) else loaded.problems


def _read(folder: str, config: Config) -> psych.Loaded | Problem:
    path = path_of(config)
    raw = read_inside(folder, path)
    if isinstance(raw, Problem):
        return raw
    text = Text.written(path, raw.decode("utf-8", "replace"))
    return psych.parse(text, limits.FILE_BYTES, limits.DATA_NODES)


def _is_meant(value: object) -> bool:
    """Whether the file is about redirects at all."""
    if isinstance(value, list):
        return any(isinstance(item, dict) and not _LIKE.isdisjoint(item) for item in value)
    if isinstance(value, dict):
        return any(str(text).startswith(("/", "http://", "https://")) for pair in value.items() for text in pair)
    return True


def _pair(loaded: psych.Loaded, key: object) -> Said | Problem:
    entry = loaded.entries[(key,)]  # type: ignore[index]
    if not isinstance(key, str) or not isinstance(entry.value, str):
        return Problem("redirect-entry", entry.key, {"detail": "it does not lead from one address to another"})
    return Said(key, entry.value, 301, entry.key, entry.location)


def _item(loaded: psych.Loaded, number: int) -> Said | Problem:
    entry = loaded.entries[(number,)]
    item = entry.value
    if detail := _fault(item):
        return Problem("redirect-entry", entry.location, {"detail": detail})
    assert isinstance(item, dict)
    places = [loaded.entries[(number, key)].location for key in ("from", "to")]
    return Said(item["from"], item["to"], item.get("status", 301), *places)


def _fault(item: object) -> str:
    if not isinstance(item, dict) or not (set(item) <= KEYS and {"from", "to"} <= set(item)):
        return "its keys are not `from`, `to` and perhaps `status`"
    if not isinstance(item["from"], str) or not isinstance(item["to"], str):
        return "`from` and `to` are not both texts"
    status = item.get("status", 301)
    known = isinstance(status, int) and not isinstance(status, bool) and status in STATUSES
    return "" if known else f"its status is none of {', '.join(map(str, STATUSES))}"
