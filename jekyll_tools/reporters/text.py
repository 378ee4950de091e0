"""Findings for a person: grouped by file, each with its source line and a caret below the fault."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from jekyll_tools.diagnostic import Diagnostic, Report, by_path
from jekyll_tools.limits import SAME_FINDINGS, SCREEN_LINES
from jekyll_tools.reporters._excerpt import excerpt
from jekyll_tools.reporters._folded import Folded, folded, places
from jekyll_tools.terminal import shown, spelt
from jekyll_tools.text import Location

INDENT = " " * 10
WIDTH = 100  # of a source line shown; a longer one is cut around the fault
_Paint = Callable[[str, str], str]
COLORS = {"error": "31;1", "warning": "33;1", "info": "36;1", "path": "1", "mark": "32;1", "dim": "2"}


def render(report: Report) -> str:
    """The report as text; with terminal colours where the report says so."""
    page = _Page(report)
    text = page.text(report)
    if report.shows != "folded" or text.count("\n") <= SCREEN_LINES:
        return text
    page.folded = folded(report.diagnostics)
    return page.text(report)


def summary(report: Report) -> str:
    """The last line: what was found, in how many files, how fast."""
    files = f"{report.summary.files} file{'s' if report.summary.files != 1 else ''}"
    reading = f", read {report.summary.reading}" if report.summary.reading else ""
    found = ", ".join(report.counts.values()) or "nothing to mend"
    return f"{found} in {files} ({report.summary.seconds:.2f} s){reading}"


class _Page:
    """Findings, painted and in so many columns (0: however long a line is)."""

    def __init__(self, report: Report) -> None:
        self.paint: _Paint = _paint if report.color else _plain
        self.columns = report.columns
        self.encoding = report.encoding
        self.width = min(WIDTH, max(self.columns - len(INDENT) - 4, 10)) if self.columns else WIDTH
        self.most = len(report.diagnostics) if report.shows == "all" else SAME_FINDINGS
        self.folded = Folded(report.diagnostics)

    def text(self, report: Report) -> str:
        """The whole of it: files, what is told by rule, and the last line."""
        blocks = [self.file(path, found) for path, found in by_path(self.folded.full).items()]
        if self.folded.remarks:
            blocks.append(self.remarks())
        return "\n\n".join(["\n".join(block) for block in blocks] + [summary(report)]) + "\n"

    def file(self, path: str, found: Sequence[Diagnostic]) -> Iterator[str]:
        """A file's name and its findings; of a rule that has very many not all."""
        yield self.paint("path", shown(path))
        numbers: Counter[str] = Counter()
        for diagnostic in found:
            numbers[diagnostic.rule] += 1
            if numbers[diagnostic.rule] <= self.most:
                yield from self.entry(diagnostic)
        for rule, number in numbers.items():
            if number > self.most:
                yield from self.wrapped("  …       ", f"{number - self.most} more of {rule} in this file")

    def remarks(self) -> Iterator[str]:
        """A line for each rule, without what there is to do."""
        yield self.paint("path", "info, the first of each rule (--all shows every finding, and what to do)")
        for diagnostic in self.folded.remarks:
            more = self.folded.left_out(diagnostic)
            others = f", and {len(more)} more" if more else ""
            words = f"{shown(str(diagnostic.location))}  {shown(diagnostic.message)}{others}  [{diagnostic.rule}]"
            yield from self.dimmed(self.wrapped("  ", words, len(INDENT)), diagnostic.rule)

    def entry(self, diagnostic: Diagnostic) -> Iterator[str]:
        location, level = diagnostic.location, diagnostic.level
        place = f"  {location.line}:{location.column}".ljust(len(INDENT))
        head, *more = self.wrapped(f"{place}{level}  ", f"{shown(diagnostic.message)}  [{diagnostic.rule}]")
        yield from self.dimmed([head.replace(level, self.paint(level, level), 1), *more], diagnostic.rule)
        yield from self.excerpt(location)
        for line in diagnostic.hint.split("\n") if diagnostic.hint else ():
            yield from self.wrapped(f"{INDENT}{self.paint('mark', '=')} ", shown(line), len(INDENT) + 2)
        others = self.folded.left_out(diagnostic)
        if others:
            yield from self.wrapped("  …       ", places(others))

    def dimmed(self, lines: list[str], rule: str) -> list[str]:
        """The lines, the rule's name at their end less bright."""
        name = f"[{rule}]"
        if not lines[-1].endswith(name):
            return lines
        return [*lines[:-1], lines[-1].removesuffix(name) + self.paint("dim", name)]

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
        line, start, end = excerpt(location)
        first = max(0, start - self.width // 2) if len(line) > self.width else 0
        cut = line[first : first + self.width]
        tail = "…" if len(line) > first + self.width else ""
        lead = "…" if first else ""
        before = lead + _plainly(line[first:start])
        marked = _plainly(line[start : min(max(end, start + 1), first + self.width)])
        bar = f"{INDENT}{self.paint('dim', '|')} "
        yield f"{bar}{lead}{_plainly(cut)}{tail}"
        yield f"{bar}{' ' * self.columns_of(before)}{self.paint('mark', '^' * max(1, self.columns_of(marked)))}"

    def columns_of(self, text: str) -> int:
        """How many columns a text takes where it is printed."""
        # A terminal gives Chinese, Japanese and Korean characters two columns, and combining marks none.
        return sum(_columns(character) for character in spelt(text, self.encoding))


def _plainly(text: str) -> str:
    return shown(text.replace("\t", " "))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character == "\u200b":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _paint(role: str, text: str) -> str:
    return f"\x1b[{COLORS[role]}m{text}\x1b[0m"


def _plain(_role: str, text: str) -> str:
    return text
