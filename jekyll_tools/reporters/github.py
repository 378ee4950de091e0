"""Findings as GitHub's workflow commands: annotations at the lines of a pull request.

GitHub shows ten errors and ten warnings of a step, so the most severe come first and the last place tells how many
more there are. Untrusted words are encoded by terminal.py: none of them can become a command of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import LEVELS, Diagnostic, Report
from jekyll_tools.limits import ANNOTATIONS
from jekyll_tools.terminal import github_data, github_property, redacted

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """A line a finding, errors first; nothing at all for a clean report."""
    lines: list[str] = []
    for level in LEVELS:
        found = [diagnostic for diagnostic in report.diagnostics if diagnostic.level == level]
        lines += _shown(found, report)
    return "".join(line + "\n" for line in lines)


def _shown(found: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    fits = len(found) <= ANNOTATIONS
    for diagnostic in found[: ANNOTATIONS if fits else ANNOTATIONS - 1]:
        yield _command(diagnostic, report)
    if not fits:
        more = len(found) - ANNOTATIONS + 1
        yield f"::{COMMANDS[found[0].level]} title=jekyll-tools::{more} more of this level are not shown here"


def _command(diagnostic: Diagnostic, report: Report) -> str:
    location = diagnostic.location
    properties = {"file": report.prefix + location.path, "line": str(location.line), "endLine": str(location.end_line)}
    if location.line == location.end_line:
        properties |= {"col": str(location.column), "endColumn": str(location.end_column)}
    properties["title"] = diagnostic.rule
    words = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    rule = report.rules.get(diagnostic.rule)
    message = "\n".join(filter(None, (diagnostic.message, diagnostic.hint, rule.manual if rule else "")))
    return f"::{COMMANDS[diagnostic.level]} {words}::{github_data(redacted(message))}"
