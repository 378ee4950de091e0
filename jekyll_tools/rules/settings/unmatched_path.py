"""A pattern under `paths:` fits no file.

## Why
What is set there holds for nothing. A pattern is a file's or a folder's path from the site's folder, without a slash or
`./` before it; `*` stands for anything.

## Bad
    _config.yml:
    include: [_pages]
    jekyll_tools: {paths: {/_pages: {ignore: html}}}

    _pages/a.md:
    A <font color="red">red</font> word.

## Good
    _config.yml:
    include: [_pages]
    jekyll_tools: {paths: {_pages: {ignore: html}}}

    _pages/a.md:
    A <font color="red">red</font> word.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unmatched-path", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    pattern, meant = problem.facts["pattern"], problem.facts["meant"]
    hint = f"did you mean {meant}?" if meant else "take it out, or write a path from the site's folder, as in _posts"
    yield Finding(
        problem.location, f"no file of this site fits {pattern}, so what is set there holds for nothing", hint
    )
