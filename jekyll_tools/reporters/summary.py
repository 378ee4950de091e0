"""Findings as the summary of a job on GitHub: counts, what is found most, and a table, within what GitHub takes.

Every character that means something to Markdown or HTML is written by its number, so that no word of a stranger's is
markup, a link or a call for somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jekyll_tools.diagnostic import LEVELS, Diagnostic, Report
from jekyll_tools.limits import SUMMARY_BYTES
from jekyll_tools.regex import regex
from jekyll_tools.terminal import redacted, visible

_MARKS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_HEAD = "| | place | finding | rule |\n|-|-|-|-|\n"
_ACTS = regex(r"[^\w ]|_")


def render(report: Report) -> str:
    """Markdown, the most severe findings first; how many are left out stands below them."""
    counts = [f"{_MARKS[level]} {words}" for level, words in report.counts.items()]
    files = f"{report.summary.files} file{'' if report.summary.files == 1 else 's'}"
    if not counts:
        return f"## jekyll-tools: nothing to mend in {files}\n"
    head = f"## jekyll-tools: {', '.join(counts)} in {files}\n\n{_most(report)}\n\n{_HEAD}"
    return head + _table(report, SUMMARY_BYTES - len(head.encode()))


def _most(report: Report) -> str:
    found = Counter(diagnostic.rule for diagnostic in report.diagnostics).most_common(5)
    return "Most often: " + ", ".join(f"{_linked(rule, report)} ({number})" for rule, number in found)


def _table(report: Report, room: int) -> str:
    rows: list[str] = []
    ordered = sorted(report.diagnostics, key=lambda diagnostic: LEVELS.index(diagnostic.level))
    for row in _rows(ordered, report):
        room -= len(row.encode())
        if room < 100:
            rows.append(f"\n… and {len(ordered) - len(rows)} more: `jekyll-tools check --all` shows each\n")
            break
        rows.append(row)
    return "".join(rows)


def _rows(diagnostics: list[Diagnostic], report: Report) -> Iterator[str]:
    for diagnostic in diagnostics:
        location = diagnostic.location
        place = f"<code>{_plain(location.path)}:{location.line}:{location.column}</code>"
        hint = f"<br>{_plain(diagnostic.hint)}" if diagnostic.hint else ""
        words = _plain(diagnostic.message) + hint
        yield f"| {_MARKS[diagnostic.level]} | {place} | {words} | {_linked(diagnostic.rule, report)} |\n"


def _linked(id: str, report: Report) -> str:
    rule = report.rules.get(id)
    return f"[{id}]({rule.manual})" if rule and rule.manual.startswith("https://") else id


def _plain(text: str) -> str:
    return "<br>".join(
        _ACTS.sub(lambda found: f"&#{ord(found[0])};", visible(line)) for line in redacted(text).split("\n")
    )
