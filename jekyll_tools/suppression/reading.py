"""Suppressions as they are written in a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.text import Location, Origin

_NEAR = ("jekyll-tool", "jekyll_tool")
_LIST = regex(
    r"^ {0,3}((?:>[ \t]{0,3}){0,9})(\{:?[ \t]{0,3}jekyll[-_]tools?\b:?)([^\n}]{0,500})\}[ \t]*\r?$", re.M | re.I
)
_VALUE = regex(r"\b(ignore|reason|until)=(?:\"([^\"]*)\"|'([^']*)')")
_ASKED = regex(r"\bignore[ \t]{0,3}[=:]?[ \t]{0,3}[\"'\u2018-\u201d]?([\w-]+(?:,[ \t]?[\w-]+)*)")
_COMMENT = regex(
    r"\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}\s{0,9}(jekyll[-_]tools?\b(?=:|[ \t]+ignore\b)[^{}]{0,540})"
    r"\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}",
    re.I,
)
_HTML = regex(r"<!--\s{0,9}(jekyll[-_]tools?\b(?=:|[ \t]+ignore\b)[^<>]{0,540}?)\s{0,9}-->", re.I)
_SAID = regex(r"jekyll-tools:\s{0,9}ignore\s{1,9}([^{}\s][^{}]{0,499}?)\s{0,18}")
_FORM = "{{% comment %}}jekyll-tools: ignore {} why{{% endcomment %}}"
_NAME = regex(r"[\w-]+")
_RAW = regex(r"\{%-?[ \t]{0,9}(end|)raw[ \t]{0,9}-?%\}")
_BLANK = regex(r"^[ \t\r]*$", re.M)
_BLANK_QUOTED = regex(r"^[ \t\r>]*$", re.M)
_WRITTEN = regex(r"\S")
_WRITTEN_QUOTED = regex(r"[^\s>]")
_FENCE = regex(r"^ {0,3}(`{3,}|~{3,})", re.M)


class Suppression(NamedTuple):
    """What is suppressed: rules, each with its place; until when, if ever; from line `first` to `last` (0: all).

    `lacks`: where no reason is given, how to give one.
    """

    location: Location
    rules: tuple[tuple[str, Location], ...]
    until: str = ""
    first: int = 0
    last: int = 0
    lacks: str = ""

    @property
    def names(self) -> str:
        """The rules, as a sentence has them."""
        return ", ".join(name for name, _ in self.rules)

    def covers(self, location: Location) -> bool:
        """Whether what stands there is suppressed."""
        if location.path != self.location.path:
            return False
        return not self.last or self.first <= location.line <= self.last


def in_text(origin: Origin, *, markdown: bool) -> Iterator[Suppression | Problem]:
    """Those of Liquid comments and, in Markdown, of attribute lists; what stands in code or `raw` is none.

    A problem for each that is written otherwise than it is read.
    """
    string = origin.string
    if not any(mark in string for mark in _NEAR):
        return
    raw = _raw(string)
    blanks, quoted = ([match.start() for match in blank.finditer(string)] for blank in (_BLANK, _BLANK_QUOTED))
    for comment in islice(_COMMENT.finditer(string), limits.SUPPRESSIONS):
        if not _inside(comment.start(), raw):
            yield _of_comment(origin, comment, blanks)
    fences = _fences(string) if markdown else []
    for comment in islice(_HTML.finditer(string), limits.SUPPRESSIONS):  # which readers get
        if not _inside(comment.start(), raw) and not _inside(comment.start(), fences):
            yield _unread(Location(origin, *comment.span(1)), _FORM)
    if markdown:
        for found in islice(_LIST.finditer(string), limits.SUPPRESSIONS):
            if not _inside(found.start(), raw) and not _inside(found.start(), fences):
                yield _of_list(origin, found, quoted if found[1] else blanks)


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


def _of_list(origin: Origin, found: re.Match[str], blanks: Sequence[int]) -> Suppression | Problem:
    at, inside = found.start(3), found[3]
    location = Location(origin, found.start(2), at + len(inside) + 1)
    values = {match[1]: match for match in _VALUE.finditer(inside)}
    if found[2] != "{:jekyll-tools:" or "ignore" not in values:
        return _unread(location, '{{:jekyll-tools: ignore="{}" reason="…"}}')
    said = {name: match[2] if match[2] is not None else match[3] for name, match in values.items()}
    start = at + values["ignore"].end() - 1 - len(said["ignore"])
    first, last = _below(origin, found.end(), blanks, quoted=bool(found[1]))
    lacks = "" if said.get("reason", "").strip() else 'say why it may stand: reason="…"'
    return Suppression(location, _rules(origin, start, said["ignore"]), said.get("until", ""), first, last, lacks)


def _of_comment(origin: Origin, comment: re.Match[str], blanks: Sequence[int]) -> Suppression | Problem:
    start, end = comment.span()
    said = _SAID.fullmatch(comment[1])
    if said is None:
        written = Location(origin, comment.start(1), comment.start(1) + len(comment[1].rstrip()))
        return _unread(written, _FORM)
    at, inside = comment.start(1) + said.start(1), said[1]
    names, *words = inside.replace(", ", ",\0").split()
    until = next((word[6:].strip("\"'") for word in words if word.startswith("until=")), "")
    lacks = "" if any(not word.startswith("until=") for word in words) else "say behind its name why it may stand"
    line_start = origin.string.rfind("\n", 0, start) + 1
    line_end = origin.string.find("\n", end)
    rest = origin.string[line_start:start] + origin.string[end : line_end if line_end >= 0 else None]
    first, last = _below(origin, end, blanks)
    if rest.strip():
        first = last = origin.line_column(start)[0]
    # A place that starts with a tag of Liquid's would count as what that tag prints.
    location = Location(origin, at, at + len(inside))
    return Suppression(location, _rules(origin, at, names), until, first, last, lacks)


def _unread(location: Location, form: str) -> Problem:
    asked = _ASKED.search(location.text)
    return Problem("unread-suppression", location, {"form": form.format(asked[1] if asked else "RULE")})


def _rules(origin: Origin, at: int, names: str) -> tuple[tuple[str, Location], ...]:
    return tuple((match[0], Location(origin, at + match.start(), at + match.end())) for match in _NAME.finditer(names))


def _below(origin: Origin, end: int, blanks: Sequence[int], *, quoted: bool = False) -> tuple[int, int]:
    """The first and the last line of the block below a place, in its quotation; `blanks`: where blank lines are."""
    string = origin.string
    line_end = string.find("\n", end)
    written = (_WRITTEN_QUOTED if quoted else _WRITTEN).search(string, line_end) if line_end >= 0 else None
    if written is None:
        return 1, -1
    following = bisect_right(blanks, written.start())
    stop = blanks[following] - 1 if following < len(blanks) else len(string)
    return origin.line_column(written.start())[0], origin.line_column(stop)[0]
