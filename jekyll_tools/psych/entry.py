"""A value with its place, and what a document says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location

Path = tuple[str | int, ...]  # ("redirect_from", 0): the first item of that key's list


class Entry(NamedTuple):
    """A value of a mapping or a list, and where it stands.

    `key` is the place of the key (of the item itself in a list); `location` that of the value; `raw` what was typed.
    """

    path: Path
    key: Location
    location: Location
    raw: str
    value: object


class Loaded(NamedTuple):
    """What Psych would return (`value`; None for an empty or broken document), with the entries by path."""

    value: object
    entries: Mapping[Path, Entry] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
