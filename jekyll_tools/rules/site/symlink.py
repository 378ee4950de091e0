"""A symbolic link in the site.

## Why
A symbolic link (symlink) is a file that only points to another. GitHub Pages does not follow those that lead out of the
site, and Jekyll elsewhere publishes whatever they lead to. They are not followed here: what one leads to is not
checked.

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
    yield Finding(
        problem.location,
        f"this is a symbolic link to {target}, which is not followed: what is there is not checked",
        "put the file itself there",
    )
