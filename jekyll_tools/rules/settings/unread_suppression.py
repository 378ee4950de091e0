"""A suppression (`ignore=`) is written so that nothing reads it.

## Why
It suppresses nothing, and says nothing of it. Both colons belong to it, and the quotes; what stands between two braces
otherwise may come out on the page, or in its HTML. In Markdown it has a line of its own.

## Bad
    {:jekyll-tools ignore=obsolete-element reason="drawn by hand"}
    A <font color="red">red</font> word.

## Good
    {:jekyll-tools: ignore="obsolete-element" reason="drawn by hand"}
    A <font color="red">red</font> word.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unread-suppression", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(problem.location, "as it is written, this suppresses nothing", f"write {problem.facts['form']}")
