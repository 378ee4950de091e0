"""A link to another server is broken.

## Why
Its reader gets an error, or not the place that was meant. Asked only with `--links`; a server that refuses programs, or
did not answer in time, is no proof and is reported by `unjudged-link`.

## Bad
    [The paper](https://example.org/moved-away.pdf)

## Good
    [The paper](https://doi.org/10.1000/182)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:broken-link", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(problem.location, f"{problem.facts['url']} is broken: its server {problem.facts['words']}")
