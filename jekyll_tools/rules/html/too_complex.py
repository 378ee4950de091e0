"""A text is nested too deeply to be read.

## Why
kramdown itself overflows its stack on such a text, or takes hours. Beyond the limit, the innermost part is taken as
plain text; the page is otherwise as Jekyll would have it.

## Bad
    <div>
    (and so on, over a hundred times)

## Good
    <div>
    Hello.
    </div>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:too-complex", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    levels = problem.facts.get("levels")
    if levels is None:
        message, hint = "too many marks that open and never close: they are taken as text", "close them"
    else:
        message, hint = f"nested over {levels} levels deep: what is inside is not read", "nest it less"
    yield Finding(problem.location, message, hint)
