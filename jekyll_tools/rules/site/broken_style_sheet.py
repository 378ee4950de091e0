"""A style sheet in SCSS or Sass cannot be read.

## Why
Jekyll stops at it and builds nothing. `build` leaves the sheet out, and the site goes without its style. Only `build`
makes the sheets, and tells of this.

## Bad
    assets/css/main.scss:
    ---
    ---
    a { color: $missing }

## Good
    assets/css/main.scss:
    ---
    ---
    $colour: red;
    a { color: $colour }
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:broken-style-sheet", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    message = str(problem.facts["message"])
    yield Finding(
        problem.location, f"{message.rstrip('.')}: Jekyll will stop with an error and build nothing", "mend the sheet"
    )
