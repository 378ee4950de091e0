"""A key is given twice.

## Why
YAML keeps the last of them without a word: the value that stands first has no effect.

## Bad
    ---
    title: About me
    title: About us
    ---

## Good
    ---
    title: About us
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_LISTS = frozenset(("defaults", "exclude", "include", "keep_files", "plugins"))  # of which both may be meant


@rule(on="problem:duplicate-key", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    key, first = problem.facts["key"], problem.facts["first"]
    line = first.line if isinstance(first, Location) else 0
    yield Finding(
        problem.location,
        f"key {key} is given twice: this one counts, the one on line {line} has no effect",
        "make one list of the two" if key in _LISTS else "remove one of the two",
    )
