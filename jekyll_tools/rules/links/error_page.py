"""A link to another server leads to a page that says "not found".

## Why
The server answers 200, "here it is", and sends a page titled "404" or "not found", so whoever looks at the number alone
thinks that the link works. Checked only with `--links`; open the page in a browser.

## Bad
    [The group](https://example.org/people/gone)

## Good
    [The group](https://example.org/groups/ours)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:error-page", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(problem.location, f"{problem.facts['url']} looks dead: its server {problem.facts['words']}")
