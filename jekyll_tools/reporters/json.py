"""Findings for machines: the contract of `schema.json` beside this file, version 1."""

from __future__ import annotations

from typing import Any

from jekyll_tools.diagnostic import Diagnostic, Edit, Report
from jekyll_tools.terminal import ascii_json, redacted
from jekyll_tools.text import Location

VERSION = 1


def render(report: Report) -> str:
    """One JSON object, in ASCII: no byte of a stranger's text can act on what shows it."""
    whole = {
        "version": VERSION,
        "diagnostics": [_diagnostic(diagnostic, report) for diagnostic in report.diagnostics],
        "summary": {
            "files": report.summary.files,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "infos": report.count("info"),
            "seconds": round(report.summary.seconds, 3),
        },
    }
    return ascii_json(whole)


def _diagnostic(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    rule = report.rules.get(diagnostic.rule)
    return {
        "rule": diagnostic.rule,
        "level": diagnostic.level,
        **_place(diagnostic.location),
        "message": redacted(diagnostic.message),
        "hint": redacted(diagnostic.hint),
        "fix": _fix(diagnostic) if diagnostic.fix else None,
        "manual": rule.manual if rule else "",
    }


def _fix(diagnostic: Diagnostic) -> dict[str, Any]:
    return {"safe": diagnostic.safe, "edits": [_edit(edit) for edit in diagnostic.fix]}


def _place(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.location), "text": edit.text}
