"""What a check found, with all that a report needs of the site, and the same as bytes.

The bytes are JSON, so that nothing in them is ever run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jekyll_tools.diagnostic import Diagnostic, Edit, Level
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location, Origin


class Outcome(NamedTuple):
    """The diagnostics in order, what the rules that they name are about (by id), how many files were read and as which
    Jekyll does, the level at which the site's settings have a check fail, if they say so, and whether Jekyll would stop
    at the configuration.
    """

    diagnostics: Sequence[Diagnostic]
    titles: Mapping[str, str]
    files: int
    reading: str
    fail_on: Level | None
    is_fatal: bool


def packed(outcome: Outcome) -> bytes:
    """An outcome as bytes."""
    import json

    origins = _Origins()
    found = [
        {
            **diagnostic._asdict(),
            "location": origins.place(diagnostic.location),
            "fix": [(origins.place(edit.location), edit.text) for edit in diagnostic.fix],
        }
        for diagnostic in outcome.diagnostics
    ]
    return json.dumps({**outcome._asdict(), "diagnostics": found, "origins": origins.listed}).encode()


def unpacked(raw: bytes) -> Outcome:
    """The outcome that bytes stand for."""
    import json

    said = json.loads(raw)
    origins: list[Origin] = []

    def place(where: Sequence[int]) -> Location:
        number, start, end = where
        return Location(origins[number], start, end)

    for path, string, foreign, about, through in said.pop("origins"):
        origin = Origin(path, string)
        origin.foreign, origin.about = foreign, about
        origin.through = tuple(map(place, through))
        origins.append(origin)
    for diagnostic in said["diagnostics"]:
        diagnostic["location"] = place(diagnostic["location"])
        diagnostic["fix"] = tuple(Edit(place(where), text) for where, text in diagnostic["fix"])
    return Outcome(**{**said, "diagnostics": [Diagnostic(**diagnostic) for diagnostic in said["diagnostics"]]})


class _Origins:
    """The files that locations are in, each listed once, and behind those that it was reached through."""

    def __init__(self) -> None:
        self.listed: list[tuple[Any, ...]] = []
        self._numbers: dict[int, tuple[int, Origin]] = {}

    def place(self, location: Location) -> tuple[int, int, int]:
        """A location, its file as a number of the list."""
        return self._number(location.origin), location.start, location.end

    def _number(self, origin: Origin) -> int:
        if id(origin) not in self._numbers:
            through = [self.place(location) for location in origin.through]
            self._numbers[id(origin)] = len(self.listed), origin
            self.listed.append((origin.path, origin.string, origin.foreign, origin.about, through))
        return self._numbers[id(origin)][0]
