"""A link to another server cannot be judged.

## Why
The server does not talk to programs (401, 403, 429, 999), did not answer in time, or is at a private address, which is
not asked. A browser may well get there: open the link in one. Checked only with `--links`.

## Bad
    [The article](https://publisher.example/article/1)

## Good
    [The article](https://doi.org/10.1000/182)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unjudged-link", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(problem.location, f"{problem.facts['url']} cannot be judged: its server {problem.facts['words']}")
