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


@rule(on="problem:missing-scheme", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    lacking = str(facts["near"]).removesuffix(str(facts["url"]))
    named = f"the {facts['named']}"
    message = f"{named} does not begin with {lacking}, so browsers look for a page of that name on this site"
    fix = (Edit(problem.location, str(facts["near"])),) if problem.location.text == facts["url"] else ()
    yield Finding(problem.location, message, f"write {facts['near']}", fix, safe=False)
