"""A web or mail address in a link does not begin with https:// or mailto:.

## Why
`www.example.org` without `https://` is a path to browsers: they look for a page of that name beside the page at hand,
and the reader gets "not found".

## Bad
    Ask [the chair](chair@example.org) of [our society](www.example.org).

## Good
    Ask [the chair](mailto:chair@example.org) of [our society](https://www.example.org).
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule

_STARTS = ("mailto:", "https://doi.org/")


@rule(on="problem:missing-scheme", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts, near = problem.facts, str(problem.facts["near"])
    lacking = next((start for start in _STARTS if near.startswith(start)), "https://")
    begins = f"the {facts['named']} does not begin with {lacking}"
    message = f"{begins}, so browsers look for a page of that name on this site"
    fix = (Edit(problem.location, near),) if near and problem.location.text == facts["url"] else ()
    hint = (
        f"write {near}" if near else "write the address of a page that is there: this one is not, with https:// either"
    )
    yield Finding(problem.location, message, hint, fix, safe=False)
