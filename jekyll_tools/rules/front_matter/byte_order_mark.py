"""An invisible mark stands before the front matter.

## Why
Jekyll looks at the first bytes of a file: with the three bytes EF BB BF before `---`, which no editor shows, it takes
the file for one without front matter and copies it to the site as it is, Markdown and all. Some editors on Windows
write them, and call them a byte order mark, or BOM. Of a page that is not to be published this is but a warning.

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
from jekyll_tools.rules.front_matter.unseen_front_matter import copied
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:byte-order-mark", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    if problem.facts.get("harmless"):  # Jekyll reads posts and documents without it
        return
    outcome, level = copied(problem)
    yield Finding(
        problem.location,
        f"an invisible character (a byte order mark) comes before the front matter: {outcome}",
        "save the file as UTF-8 without BOM, as editors call it",
        (Edit(problem.location, ""),),
        level=level,
    )
