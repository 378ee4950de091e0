"""A symlink in the site.

## Why
GitHub Pages does not follow symlinks that leave the site, and Jekyll elsewhere publishes whatever they lead to. They
are not followed here: what is behind one is not checked.

## Bad
    _pages/about.md:
    (a symlink to ../../private/about.md)

## Good
    _pages/about.md:
    ---
    title: About me
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:symlink", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    target = problem.facts.get("target") or "elsewhere"
    yield Finding(problem.location, f"a symlink to {target} is not followed", "put the file itself there")
