"""A link to another server is broken.

## Why
Its reader gets an error, or not the place that was meant. Checked only with `--links`; a server that refuses programs,
or did not answer in time, proves nothing and is reported by `unjudged-link`. With `--suggest` the Internet Archive is
asked for a copy of the page, and `--fix` then writes the copy's address where the page is gone (404, 410, or a name
that does not exist).

## Bad
    [The paper](https://example.org/moved-away.pdf)

## Good
    [The paper](https://doi.org/10.1000/182)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule

_GONE = (404, 410)


@rule(on="problem:broken-link", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    url, copy = str(problem.facts["url"]), str(problem.facts["to"])
    gone = problem.facts["status"] in _GONE or problem.facts["kind"] == "dns"
    fix = (Edit(problem.location, copy),) if copy and gone and problem.location.text == url else ()
    hint = f"there is a copy: {copy}" if copy else ""
    yield Finding(problem.location, f"{url} is broken: its server {problem.facts['words']}", hint, fix)
