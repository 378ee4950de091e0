"""A suppression (`ignore=`) has ended.

## Why
Whoever wrote it wanted to be asked again then. What it suppressed is reported again from that day on. `until=` takes a
year, a month or a day, and holds until the last day of it is over.

## Bad
    {:jekyll-tools: ignore="obsolete-element" reason="until the new design" until="2024-06"}
    A <font color="red">red</font> word.

## Good
    {:jekyll-tools: ignore="obsolete-element" reason="until the new design" until="9999-06"}
    A <font color="red">red</font> word.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:expired-suppression", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    until, rules = problem.facts["until"], problem.facts["rules"]
    if problem.facts["is_date"]:
        message = f"the suppression of {rules} was meant to last until {until}"
        yield Finding(problem.location, message, "mend what it suppresses, or give it another date")
    else:
        message = f"{until} is not a date, so the findings of {rules} are reported"
        yield Finding(problem.location, message, "write until with a year, a month or a day, such as 2027-01")
