"""A link says `http:`, and its server gives the page by `https:` too.

## Why
What is sent by `http:` can be read and changed on the way, and browsers warn of it. Checked only with `--links`, where
the page is there and its server does not lead to `https:` by itself ([moved-link](moved-link.md) tells of those that
do). For hosts that are known to speak `https:` nothing is asked ([insecure-link](insecure-link.md)).

## Bad
    [The lab](http://lab.example.org/)

## Good
    [The lab](https://lab.example.org/)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unencrypted-link", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    url, better = str(problem.facts["url"]), str(problem.facts["to"])
    fix = (Edit(problem.location, better),) if problem.location.text == url else ()
    yield Finding(problem.location, f"{url} answers by https: too", f"write {better}", fix)
