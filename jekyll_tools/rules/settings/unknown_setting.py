"""A setting under `jekyll_tools:` does not exist.

## Why
It sets nothing. (In front matter there is but `ignore`.) [docs/check.md](../check.md) lists the settings.

## Bad
    _config.yml:
    jekyll_tools: {ignored: [insecure-link]}

## Good
    _config.yml:
    jekyll_tools: {ignore: [insecure-link]}
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unknown-setting", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    known: Any = problem.facts["known"]
    name = str(problem.facts["name"])
    near = get_close_matches(name, known, 1)
    hint = (
        f"did you mean {near[0]}?"
        if near
        else f"the settings are {', '.join(known)}"
        if known[1:]
        else f"the only one is {known[0]}"
        if known
        else "this rule has no options: levels, ignore and paths are for all rules"
    )
    yield Finding(problem.location, f"there is no setting {name}", hint)
