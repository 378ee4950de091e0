"""Findings for a person: grouped by file, each with its source line and a caret below the fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from jekyll_tools.diagnostic import Diagnostic, Report
from jekyll_tools.terminal import shown, visible
from jekyll_tools.text import Location

WIDTH = 100  # of a source line shown; a longer one is cut around the fault
_Paint = Callable[[str, str], str]
COLORS = {"error": "31;1", "warning": "33;1", "info": "36;1", "path": "1", "mark": "32;1", "dim": "2"}


def render(report: Report) -> str:
    """The report as text; with terminal colours where the report says so."""
    paint = _paint if report.color else _plain
    blocks = [
        "\n".join([paint("path", shown(path)), *(_entry(d, paint) for d in found)])
        for path, found in report.by_path().items()
    ]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def summary(report: Report) -> str:
    """The last line: what was found, in how many files, how fast."""
    counts = [(report.count(level), level) for level in ("error", "warning", "info")]
    found = [f"{number} {level}{'s' if number > 1 and level != 'info' else ''}" for number, level in counts if number]
    files = f"{report.summary.files} file{'s' if report.summary.files != 1 else ''}"
    reading = f", read {report.summary.reading}" if report.summary.reading else ""
    return f"{', '.join(found) or 'nothing to mend'} in {files} ({report.summary.seconds:.2f} s){reading}"


def _entry(diagnostic: Diagnostic, paint: _Paint) -> str:
    location = diagnostic.location
    place = f"{location.line}:{location.column}"
    head = f"  {place:<8}{paint(diagnostic.level, diagnostic.level)}  {shown(diagnostic.message)}"
    lines = [f"{head}  {paint('dim', '[' + diagnostic.rule + ']')}", *_excerpt(location, paint)]
    if diagnostic.hint:
        lines += [f"          {paint('mark', '=')} {shown(line)}" for line in diagnostic.hint.split("\n")]
    return "\n".join(lines)


def _excerpt(location: Location, paint: _Paint) -> Iterator[str]:
    if not location.origin.string:
        return
    line = location.origin.line(location.line)
    start = location.column - 1
    end = len(line) if location.end_line > location.line else min(location.end_column - 1, len(line))
    first = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    cut = line[first : first + WIDTH]
    before = visible(line[first:start].replace("\t", " "))
    marked = visible(line[start : min(max(end, start + 1), first + WIDTH)].replace("\t", " "))
    tail = "…" if len(line) > first + WIDTH else ""
    lead = "…" if first else ""
    bar = f"          {paint('dim', '|')} "
    yield f"{bar}{lead}{shown(cut.replace(chr(9), ' '))}{tail}"
    yield f"{bar}{' ' * (len(lead) + _width(before))}{paint('mark', '^' * max(1, _width(marked)))}"


def _width(text: str) -> int:
    # A terminal gives Chinese, Japanese and Korean characters two columns, and combining marks none.
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _paint(role: str, text: str) -> str:
    return f"\x1b[{COLORS[role]}m{text}\x1b[0m"


def _plain(_role: str, text: str) -> str:
    return text
