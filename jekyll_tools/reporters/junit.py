"""Findings as JUnit's XML, which most build servers show: a test a finding, which fails; a remark is one left out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from jekyll_tools.diagnostic import Diagnostic, Report
from jekyll_tools.terminal import shown


def render(report: Report) -> str:
    """One test suite; of a clean report one test, which passes."""
    failures = report.count("error") + report.count("warning")
    counts = {
        "tests": max(len(report.diagnostics), 1),
        "failures": failures,
        "errors": 0,
        "skipped": report.count("info"),
        "time": f"{report.summary.seconds:.3f}",
    }
    words = " ".join(f'{name}="{value}"' for name, value in counts.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="jekyll-tools" {words}>']
    lines += [f' <testsuite name="jekyll-tools check" {words}>', *_tests(report), " </testsuite>", "</testsuites>"]
    return "\n".join(lines) + "\n"


def _tests(report: Report) -> Iterator[str]:
    if not report.diagnostics:
        yield f'  <testcase classname="site" name="nothing to mend in {report.summary.files} files"/>'
    for diagnostic in report.diagnostics:
        location = diagnostic.location
        name = _text(f"{location.line}:{location.column} {diagnostic.rule}")
        path = _text(location.path)
        yield f'  <testcase classname="{path}" name="{name}" file="{path}" line="{location.line}">'
        yield f"   {_outcome(diagnostic, report)}"
        yield "  </testcase>"


def _outcome(diagnostic: Diagnostic, report: Report) -> str:
    message = _text(diagnostic.message)
    rule = report.rules.get(diagnostic.rule)
    place = f"{diagnostic.location.path}:{diagnostic.location.line}:{diagnostic.location.column}"
    more = [f"{place}: {diagnostic.message}", diagnostic.hint, rule.manual if rule else ""]
    text = "\n".join(_text(line) for part in filter(None, more) for line in part.split("\n"))
    if diagnostic.level == "info":
        return f'<skipped message="{message}">{text}</skipped>'
    return f'<failure type="{diagnostic.level}" message="{message}">{text}</failure>'


def _text(text: str) -> str:
    return escape(shown(text))
