"""A suppression (`ignore=`) suppresses nothing.

## Why
What it was written for has been mended, or is elsewhere: it is in the way of whoever reads the file, and would one day
hide a new fault. It holds for its line or for the block below it, up to the next blank line; in front matter for the
file.

## Bad
    {:jekyll-tools: ignore="obsolete-element" reason="drawn by hand"}
    A red word.

## Good
    {:jekyll-tools: ignore="obsolete-element" reason="drawn by hand"}
    A <font color="red">red</font> word.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unused-suppression", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(problem.location, f"{problem.facts['rules']} has nothing to report there", "take the suppression out")
