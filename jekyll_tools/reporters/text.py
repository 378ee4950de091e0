"""Findings for a person: grouped by file, each with its source line and a caret below the fault."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from jekyll_tools.diagnostic import Diagnostic, Report
from jekyll_tools.limits import SAME_FINDINGS
from jekyll_tools.terminal import shown, visible
from jekyll_tools.text import Location

INDENT = " " * 10
WIDTH = 100  # of a source line shown; a longer one is cut around the fault
_Paint = Callable[[str, str], str]
COLORS = {"error": "31;1", "warning": "33;1", "info": "36;1", "path": "1", "mark": "32;1", "dim": "2"}


def render(report: Report) -> str:
    """The report as text; with terminal colours where the report says so."""
    page = _Page(_paint if report.color else _plain, report.columns)
    blocks = ["\n".join(page.file(path, found)) for path, found in report.by_path().items()]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def summary(report: Report) -> str:
    """The last line: what was found, in how many files, how fast."""
    files = f"{report.summary.files} file{'s' if report.summary.files != 1 else ''}"
    reading = f", read {report.summary.reading}" if report.summary.reading else ""
    found = ", ".join(report.counts.values()) or "nothing to mend"
    return f"{found} in {files} ({report.summary.seconds:.2f} s){reading}"


class _Page:
    """Findings, painted and in so many columns (0: however long a line is)."""

    def __init__(self, paint: _Paint, columns: int) -> None:
        self.paint = paint
        self.columns = columns
        self.width = min(WIDTH, max(columns - len(INDENT) - 4, 10)) if columns else WIDTH

    def file(self, path: str, found: Sequence[Diagnostic]) -> Iterator[str]:
        """A file's name and its findings; of a rule that has very many not all."""
        yield self.paint("path", shown(path))
        numbers: Counter[str] = Counter()
        for diagnostic in found:
            numbers[diagnostic.rule] += 1
            if numbers[diagnostic.rule] <= SAME_FINDINGS:
                yield from self.entry(diagnostic)
        for rule, number in numbers.items():
            if number > SAME_FINDINGS:
                yield from self.wrapped("  …       ", f"{number - SAME_FINDINGS} more of {rule} in this file")

    def entry(self, diagnostic: Diagnostic) -> Iterator[str]:
        location, level = diagnostic.location, diagnostic.level
        place = f"  {location.line}:{location.column}".ljust(len(INDENT))
        head, *more = self.wrapped(f"{place}{level}  ", f"{shown(diagnostic.message)}  [{diagnostic.rule}]")
        lines = [head.replace(level, self.paint(level, level), 1), *more]
        rule = f"[{diagnostic.rule}]"
        if lines[-1].endswith(rule):
            lines[-1] = lines[-1].removesuffix(rule) + self.paint("dim", rule)
        yield from lines
        yield from self.excerpt(location)
        for line in diagnostic.hint.split("\n") if diagnostic.hint else ():
            yield from self.wrapped(f"{INDENT}{self.paint('mark', '=')} ", shown(line), len(INDENT) + 2)

    def wrapped(self, lead: str, text: str, indent: int = 0) -> list[str]:
        """A text behind its lead, over as many lines as the columns ask for."""
        indent = indent or len(lead)
        if not self.columns or indent + len(text) <= self.columns:
            return [lead + text]
        from textwrap import wrap

        lines = wrap(text, max(self.columns - indent, 20), break_on_hyphens=False) or [""]
        return [(" " * indent if number else lead) + line for number, line in enumerate(lines)]

    def excerpt(self, location: Location) -> Iterator[str]:
        if not location.origin.string:
            return
        line = location.origin.line(location.line)
        start = location.column - 1
        end = len(line) if location.end_line > location.line else min(location.end_column - 1, len(line))
        first = max(0, start - self.width // 2) if len(line) > self.width else 0
        cut = line[first : first + self.width]
        before = visible(line[first:start].replace("\t", " "))
        marked = visible(line[start : min(max(end, start + 1), first + self.width)].replace("\t", " "))
        tail = "…" if len(line) > first + self.width else ""
        lead = "…" if first else ""
        bar = f"{INDENT}{self.paint('dim', '|')} "
        yield f"{bar}{lead}{shown(cut.replace(chr(9), ' '))}{tail}"
        yield f"{bar}{' ' * (len(lead) + _width(before))}{self.paint('mark', '^' * max(1, _width(marked)))}"


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
