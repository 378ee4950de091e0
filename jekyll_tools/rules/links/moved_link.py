"""A link leads to a page that has moved for good.

## Why
Its reader gets there by a detour, for as long as the old address is kept, and old addresses are given up sooner or
later. Checked only with `--links`. A redirect that is not permanent (302, 307), such as a DOI's, is not reported.

## Bad
    [The code](http://example.org/old)

## Good
    [The code](https://example.org/new)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:moved-link", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    url, moved = str(problem.facts["url"]), str(problem.facts["to"])
    fix = (Edit(problem.location, moved),) if problem.location.text == url else ()
    yield Finding(problem.location, f"{url} has moved for good", f"write {moved}", fix)
