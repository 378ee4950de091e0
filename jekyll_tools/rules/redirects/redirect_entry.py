"""An entry of `_data/redirects.yml` is not a redirect.

## Why
The file holds redirects for servers, as a list of `from`, `to` and, where it is not 301, `status`, or as lines of
`/old/: /new/`. What is neither redirects nobody. (A file of that name in which nothing looks like a redirect is left
alone.)

## Bad
    _data/redirects.yml:
    - {source: /old/, target: "https://example.org/new/"}

## Good
    _data/redirects.yml:
    - {from: /old/, to: "https://example.org/new/"}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:redirect-entry", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    hint = "write - {from: /old/, to: /new/} on each line, or /old/: /new/ on each"
    yield Finding(problem.location, f"the entry is not a redirect: {problem.facts['detail']}", hint)
