"""A byte order mark stands before the front matter.

## Why
Jekyll looks at the first bytes of a file: with the three invisible bytes EF BB BF before `---` it takes the file for
one without front matter and copies it to the site as it is, Markdown and all. Some Windows editors write them.

## Bad
    \\ufeff---
    title: About me
    ---

## Good
    ---
    title: About me
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:byte-order-mark", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    if problem.facts.get("harmless"):  # Jekyll reads posts and documents without it
        return
    yield Finding(
        problem.location,
        "a byte order mark before the front matter: Jekyll will copy this file unrendered instead of making a page",
        "save the file as UTF-8 without BOM",
        (Edit(problem.location, ""),),
    )
