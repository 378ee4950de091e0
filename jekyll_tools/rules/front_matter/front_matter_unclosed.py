"""Front matter is opened but never closed.

## Why
Jekyll looks for a second line of `---`. Without one the page has no title, no permalink and no redirects, and what
was meant as front matter is shown to its readers as text.

## Bad
    ---
    title: About me
    permalink: /about/

    Hello.

## Good
    ---
    title: About me
    permalink: /about/
    ---

    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:front-matter-unclosed", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(
        problem.location,
        "the front matter that opens here is never closed: its keys are lost and will be shown as text",
        "add a line of exactly --- after the last key",
    )
