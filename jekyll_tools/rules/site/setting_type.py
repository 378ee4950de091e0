"""A setting of `_config.yml` has a value of the wrong type.

## Why
Jekyll stops at it with a trace that names no line. The rest of the site is checked as if the setting were not there.

## Bad
    _config.yml:
    exclude: vendor

## Good
    _config.yml:
    exclude: [vendor]
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:config-type", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    key, wanted = problem.facts["key"], problem.facts["wanted"]
    yield Finding(problem.location, f"{key} takes {wanted}: Jekyll will stop with an error", f"write {wanted}")
