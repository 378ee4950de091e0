"""A web or mail address stands in a link without `https://` or `mailto:` before it.

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
    scheme = "mailto:" if str(facts["near"]).startswith("mailto:") else "https://"
    message = f"the {facts['noun']} {facts['url']} has no {scheme}, so browsers take it for a path of this site"
    fix = (Edit(problem.location, str(facts["near"])),) if problem.location.text == facts["url"] else ()
    yield Finding(problem.location, message, f"write {facts['near']}", fix, safe=False)
