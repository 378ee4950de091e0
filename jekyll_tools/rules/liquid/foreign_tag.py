"""A Liquid tag belongs to a plugin that is not run here.

## Why
jekyll-tools runs no Ruby, so of plugins it has only those that it knows itself, which academic sites use most. A tag of
another one prints nothing here (what stands between it and its end tag is there), so `build` and `render` make less
than Jekyll, which prints what the plugin makes. Your site is none the worse for it.

## Bad
    _config.yml:
    plugins: [jekyll-scholar]
    papers.md:
    ---
    ---
    {% bibliography %}

## Good
    papers.md:
    ---
    ---
    A. Author, *A paper*, 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:foreign-tag", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name, owner = problem.facts["name"], problem.facts["plugin"]
    yield Finding(problem.location, f"{{% {name} %}} is a tag of {owner}, which is not run here: it prints nothing")
