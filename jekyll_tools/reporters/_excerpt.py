"""The line that a finding stands in, without its secrets: looked through once, however many findings it has."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from jekyll_tools.records import NamedTuple
from jekyll_tools.terminal import secrets
from jekyll_tools.text import Location, Origin


class Excerpt(NamedTuple):
    """A line as it is shown, and where the fault is in it."""

    line: str
    start: int
    end: int


def excerpt(location: Location) -> Excerpt:
    """The first line of a place."""
    shown = _shown(location.origin, location.line)
    start = min(location.column - 1, shown.length)
    end = shown.length if location.end_line > location.line else min(location.end_column - 1, shown.length)
    return Excerpt(shown.line, shown.place(start), shown.place(max(start, end)))


class _Shown(NamedTuple):
    """A line without its secrets, how long it was, where those began and ended, and by how much what is behind each has
    moved.
    """

    line: str
    length: int
    starts: list[int]
    ends: list[int]
    shifts: list[int]

    def place(self, at: int) -> int:
        """Where a place of the line is now; one within a secret is at its beginning."""
        behind = bisect_right(self.ends, at)
        within = behind < len(self.starts) and self.starts[behind] < at
        return (self.starts[behind] if within else at) + (self.shifts[behind - 1] if behind else 0)


@lru_cache(maxsize=2)
def _shown(origin: Origin, number: int) -> _Shown:
    line = origin.line(number)
    made = _Shown("", len(line), [], [], [])
    parts: list[str] = []
    done = shift = 0
    for start, end, sign in secrets(line):
        parts += line[done:start], sign
        shift += len(sign) - (end - start)
        done = end
        made.starts.append(start)
        made.ends.append(end)
        made.shifts.append(shift)
    return made._replace(line="".join([*parts, line[done:]]))
