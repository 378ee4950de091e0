"""A setting under `jekyll_tools:` has a value that it cannot have.

## Why
It is read as if it were not there, and the check is not the one that its author meant.

## Bad
    _config.yml:
    jekyll_tools: {fail-on: warn}

## Good
    _config.yml:
    jekyll_tools: {fail-on: warning}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:setting-value", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    meaning = problem.facts["meaning"]
    yield Finding(problem.location, str(problem.facts["words"]), f"it means: {meaning}" if meaning else "")
