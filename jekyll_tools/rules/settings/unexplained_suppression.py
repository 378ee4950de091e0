"""A suppression (`ignore=`) gives no reason.

## Why
Whoever comes upon it later cannot tell whether what it hides may still stand, and leaves it there for good.

## Bad
    {:jekyll-tools: ignore="obsolete-element"}
    A <font color="red">red</font> word.

## Good
    {:jekyll-tools: ignore="obsolete-element" reason="drawn by hand"}
    A <font color="red">red</font> word.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unexplained-suppression", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    yield Finding(problem.location, f"the suppression of {facts['rules']} gives no reason", str(facts["lacks"]))
