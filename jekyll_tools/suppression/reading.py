"""Suppressions as they are written in a file."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from jekyll_tools import limits
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.text import Location, Origin

_KEY = ("jekyll_tools", "ignore")
_MARK = "jekyll-tools:"
_LIST = regex(r"^ {0,3}\{:jekyll-tools:([^\n}]{0,500})\}[ \t]*\r?$", re.M)
_VALUE = regex(r"\b(ignore|reason|until)=(?:\"([^\"]*)\"|'([^']*)')")
_COMMENT = regex(
    r"\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}\s{0,9}jekyll-tools:\s{0,9}ignore\s{1,9}([^{}\s][^{}]{0,499}?)\s{0,9}"
    r"\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}"
)
_NAME = regex(r"[\w-]+")
_RAW = regex(r"\{%-?[ \t]{0,9}(end|)raw[ \t]{0,9}-?%\}")
_BLANK = regex(r"^[ \t\r]*$", re.M)
_WRITTEN = regex(r"\S")
_FENCE = regex(r"^ {0,3}(`{3,}|~{3,})", re.M)


class Suppression(NamedTuple):
    """What is suppressed: rules, each with its place; until when, if ever; from line `first` to `last` (0: all)."""

    location: Location
    rules: tuple[tuple[str, Location], ...]
    until: str = ""
    first: int = 0
    last: int = 0

    @property
    def names(self) -> str:
        """The rules, as a sentence has them."""
        return ", ".join(name for name, _ in self.rules)

    def covers(self, location: Location) -> bool:
        """Whether what stands there is suppressed."""
        if location.path != self.location.path:
            return False
        return not self.last or self.first <= location.line <= self.last


def in_front_matter(front_matter: FrontMatter) -> Iterator[Suppression]:
    """Those of the front matter key, for the whole file."""
    for path, entry in front_matter.entries.items():
        if path[:2] == _KEY and len(path) == 3:
            value = entry.value if isinstance(entry.value, Mapping) else {}
            until = value.get("until", "")
            written = until.isoformat() if isinstance(until, datetime.date) else str(until)
            yield Suppression(entry.key, ((str(path[2]), entry.key),), written[:10])


def in_text(origin: Origin, *, markdown: bool) -> Iterator[Suppression]:
    """Those of Liquid comments and, in Markdown, of attribute lists; what stands in code or `raw` is none."""
    string = origin.string
    if _MARK not in string:
        return
    raw = _raw(string)
    blanks = [match.start() for match in _BLANK.finditer(string)]
    for match in islice(_COMMENT.finditer(string), limits.SUPPRESSIONS):
        if not _inside(match.start(), raw):
            yield _of_comment(origin, match, blanks)
    if markdown:
        fences = _fences(string)
        for match in islice(_LIST.finditer(string), limits.SUPPRESSIONS):
            if not _inside(match.start(), raw) and not _inside(match.start(), fences):
                yield from _of_list(origin, match, blanks)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and spans[before][0] <= at < spans[before][1]


def _raw(string: str) -> list[tuple[int, int]]:
    """What Liquid leaves as it is."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _RAW.finditer(string):
        if match[1] and opened >= 0:
            spans.append((opened, match.end()))
            opened = -1
        elif not match[1] and opened < 0:
            opened = match.start()
    return spans


def _fences(string: str) -> list[tuple[int, int]]:
    """The blocks of code between fences."""
    spans: list[tuple[int, int]] = []
    opened, mark = -1, ""
    for match in _FENCE.finditer(string):
        if opened < 0:
            opened, mark = match.start(), match[1]
        elif match[1].startswith(mark):
            spans.append((opened, match.end()))
            opened = -1
    return spans


def _of_list(origin: Origin, found: re.Match[str], blanks: Sequence[int]) -> Iterator[Suppression]:
    at, inside, end = found.start(1), found[1], found.end()
    values = {match[1]: match for match in _VALUE.finditer(inside)}
    if "ignore" not in values:
        return
    said = {name: match[2] if match[2] is not None else match[3] for name, match in values.items()}
    start = at + values["ignore"].end() - 1 - len(said["ignore"])
    first, last = _below(origin, end, blanks)
    begin = origin.string.rindex("{", 0, at)
    stop = begin + len(origin.string[begin:end].rstrip())
    location = Location(origin, begin, stop)
    yield Suppression(location, _rules(origin, start, said["ignore"]), said.get("until", ""), first, last)


def _of_comment(origin: Origin, match: re.Match[str], blanks: Sequence[int]) -> Suppression:
    (start, end), at, inside = match.span(), match.start(1), match[1]
    names, *words = inside.replace(", ", ",\0").split()
    until = next((word[6:].strip("\"'") for word in words if word.startswith("until=")), "")
    line_start = origin.string.rfind("\n", 0, start) + 1
    line_end = origin.string.find("\n", end)
    rest = origin.string[line_start:start] + origin.string[end : line_end if line_end >= 0 else None]
    first, last = _below(origin, end, blanks)
    if rest.strip():
        first = last = origin.line_column(start)[0]
    # A place that starts with a tag of Liquid's would count as what that tag prints.
    location = Location(origin, at, at + len(inside))
    return Suppression(location, _rules(origin, at, names), until, first, last)


def _rules(origin: Origin, at: int, names: str) -> tuple[tuple[str, Location], ...]:
    return tuple((match[0], Location(origin, at + match.start(), at + match.end())) for match in _NAME.finditer(names))


def _below(origin: Origin, end: int, blanks: Sequence[int]) -> tuple[int, int]:
    """The first and the last line of the block below a place."""
    line_end = origin.string.find("\n", end)
    written = _WRITTEN.search(origin.string, line_end) if line_end >= 0 else None
    if written is None:
        return 1, -1
    following = bisect_right(blanks, written.start())
    stop = blanks[following] - 1 if following < len(blanks) else len(origin.string)
    return origin.line_column(written.start())[0], origin.line_column(stop)[0]
