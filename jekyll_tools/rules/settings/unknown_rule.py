"""A suppression or a setting names a rule that does not exist.

## Why
It suppresses or sets nothing, and what it was meant for is reported all the same. `jekyll-tools rules` lists the rules;
a family, such as `links`, stands for all its rules.

## Bad
    {:jekyll-tools: ignore="obsolete-elements" reason="drawn by hand"}
    A <font color="red">red</font> word.

## Good
    {:jekyll-tools: ignore="obsolete-element" reason="drawn by hand"}
    A <font color="red">red</font> word.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unknown-rule", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    known: Any = problem.facts["known"]
    name = str(problem.facts["name"])
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else "jekyll-tools rules lists them all"
    sort = problem.facts.get("sort", "rule or family")
    yield Finding(problem.location, f"there is no {sort} {name}", hint)
