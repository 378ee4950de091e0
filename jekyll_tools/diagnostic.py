"""Faults as values: a parser's `Problem`, a rule's `Finding`, the engine's `Diagnostic`, a run's `Report`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location, Origin

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")
Shows = Literal["all", "most", "folded"]
Once = Literal["", "file", "site"]


class Problem(NamedTuple):
    """What a parser met and went on from. `kind` is lower case with dashes; a rule on `problem:<kind>` words it.

    `facts` are what the words need, by name, as plain values (or Locations).
    """

    kind: str
    location: Location
    facts: Mapping[str, object] = MappingProxyType({})


class Edit(NamedTuple):
    """Replace what stands at `location` by `text`."""

    location: Location
    text: str


class Finding(NamedTuple):
    """What a rule has to say. The message states what is, in lower case; the hint says how to mend it.

    `safe`: the fix is what the author meant beyond doubt, so that `--fix` may make it; else it is a guess to look at.
    `level`: where it matters less than what the rule mostly has to say; None for the rule's own.
    `once`: of those in the same words the first of its file, or of the site, is told, and how many more there are.
    `tag`: of what Liquid printed, the beginning of the tag at fault ("<b", "</b"), by which it may be found where it
    was typed.
    """

    location: Location
    message: str
    hint: str = ""
    fix: tuple[Edit, ...] = ()
    safe: bool = True
    level: Level | None = None
    once: Once = ""
    tag: str = ""


class Diagnostic(NamedTuple):
    """A finding, its rule and its settled level; made once, by the engine.

    `once`: of how many it is told, as the finding has it, until those in the same words are one (`faults.folded`).
    """

    rule: str
    level: Level
    location: Location
    message: str
    hint: str = ""
    fix: tuple[Edit, ...] = ()
    safe: bool = True
    once: Once = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The one order in which diagnostics are shown: by place, then rule, then words."""
        return (*self.location.order, self.rule, self.message)


class Identity(NamedTuple):
    """What a finding is known by, though lines move: its rule, file and line's text, and which of those alike it is."""

    rule: str
    path: str
    line: str
    occurrence: int


def identities(diagnostics: Iterable[Diagnostic]) -> list[Identity]:
    """The identity of each diagnostic, of all of a run, in order."""
    seen: dict[tuple[str, str, str], int] = {}
    found: list[Identity] = []
    for diagnostic in diagnostics:
        location = diagnostic.location
        line = line_of(location) if location.origin.string else ""
        key = (diagnostic.rule, location.path, line)
        seen[key] = seen.get(key, 0) + 1
        found.append(Identity(*key, seen[key]))
    return found


def line_of(location: Location) -> str:
    """The line of a place without the blanks around it; the same string for all places of a line, which may have very
    many.
    """
    return _line(location.origin, location.line)


@lru_cache(maxsize=2)
def _line(origin: Origin, number: int) -> str:
    return origin.line(number).strip()


class Summary(NamedTuple):
    """What a run looked at, how long it took, and which Jekyll it read the site as, in words."""

    files: int
    seconds: float
    reading: str = ""


class RuleInfo(NamedTuple):
    """A rule as a reporter needs it: its id, its one-line meaning and where its manual is; for a format that wants
    them its level and its page of the manual.
    """

    id: str
    title: str
    manual: str
    level: Level | None = None
    page: str = ""


class Report(NamedTuple):
    """A run's outcome. `diagnostics` are in order; `rules` holds those that the diagnostics name.

    `shows`: what becomes of a text that is long. "all": nothing; "most": of a rule that a file has very often some are
    counted only; "folded": warnings and remarks are told by rule, too.
    """

    diagnostics: Sequence[Diagnostic]
    summary: Summary
    rules: Mapping[str, RuleInfo] = MappingProxyType({})
    prefix: str = ""  # the site's folder below the repository's root ("docs/"), for readers that need paths from there
    color: bool = False  # whether the reader is a terminal that shows colours
    columns: int = 0  # of the reader's terminal; 0 for a file
    encoding: str = ""  # of the reader's terminal
    shows: Shows = "most"

    def count(self, level: Level) -> int:
        return sum(1 for diagnostic in self.diagnostics if diagnostic.level == level)

    @property
    def counts(self) -> dict[Level, str]:
        """How many there are of each level, in words; none of a level that has none."""
        numbers = {level: self.count(level) for level in LEVELS}
        return {
            level: f"{number} {level}{'s' if number > 1 and level != 'info' else ''}"
            for level, number in numbers.items()
            if number
        }


def by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The diagnostics of each file, files in order."""
    groups: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        groups.setdefault(diagnostic.location.path, []).append(diagnostic)
    return groups
