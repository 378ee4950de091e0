"""A link names a part of a page that is not there.

## Why
The reader lands at the top of the page and has to search. The ids of a page are those of its headings as kramdown
makes them, those written in the text, be it by Liquid, and those that its layouts add.

## Bad
    [My papers](#paper)

    Papers
    ------

## Good
    [My papers](#papers)

    Papers
    ------
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:missing-anchor", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    name = f"#{facts['fragment']}"
    hint = f"did you mean #{facts['near']}?" if facts["near"] else ""
    if facts["reason"]:
        message = f"{facts['path']} has no {name}, {facts['reason']}: the link leads to the top of that"
    elif facts["same_page"]:
        message = f"this page has no {name}: the link leads to its top"
    else:
        message = f"{facts['path']} has no {name}: the link leads to its top"
    yield Finding(problem.location, message, hint)
