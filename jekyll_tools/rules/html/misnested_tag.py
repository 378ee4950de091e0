"""An end tag comes while an element inside is still open.

## Why
Elements nest like brackets. Where they overlap, kramdown and each browser repair the page by rules of their own, so
what is bold, coloured or linked is not what was written. At the end of all, `</body>`, this is but a warning.

## Bad
    <em>An <strong>oral</em> paper</strong>

## Good
    <em>An <strong>oral</strong></em> <strong>paper</strong>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_LAST = ("body", "html")  # behind them nothing is left to be repaired


@rule(on="problem:misnested-tag", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, inner, opened = problem.facts["name"], problem.facts["open"], problem.facts.get("opened")
    line = ""
    if isinstance(opened, Location) and (opened.path, opened.line) != (problem.location.path, problem.location.line):
        line = f" of {opened.seen_from(problem.location)}"
    # kramdown takes an end tag only for the innermost element, and shows every other; browsers mend.
    shown = " and will be shown as text" if context.page and context.page.converter == "markdown" else ""
    yield Finding(
        problem.location,
        f"</{name}> comes while <{inner}>{line} is still open{shown}",
        _hint(problem.location, f"</{name}>", f"</{inner}>")
        or f"close <{inner}> first: write </{inner}> before </{name}>",
        level="warning" if name in _LAST else None,
    )


def _hint(place: Location, end: str, inner: str) -> str:
    """That two end tags stand in the wrong order, where they do."""
    behind = place.origin.string[place.end : place.end + limits.FIX_CHARACTERS].lstrip()
    is_swapped = behind.lower().startswith(inner) and not place.is_made
    return f"write the two end tags the other way round: {inner}{end}" if is_swapped else ""
