"""The folder seems to be built by another program than Jekyll.

## Why
GitHub Pages gives every folder to Jekyll unless a file `.nojekyll` or a workflow says otherwise. This one has no
settings and no layouts of Jekyll's, and files by which another builder goes: read as Jekyll reads it, half of its links
would lead nowhere. So nothing else is checked. Where Jekyll does build it, say so in `_config.yml`, or leave this rule
out (`--ignore other-builder`).

## Bad
    _toc.yml:
    root: intro
    _config.yml:
    title: My book

## Good
    _toc.yml:
    root: intro
    _config.yml:
    title: My site
    jekyll_tools: {target: github-pages}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule

HINT = "if Jekyll builds it, say so in _config.yml by\njekyll_tools: {target: github-pages}"


@rule(on="problem:other-builder", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name = problem.facts["name"]
    if name:
        message = f"the site seems to be built by {name}, not by Jekyll"
    else:
        message = "because of this file GitHub Pages publishes the site as it is, without Jekyll"
    yield Finding(problem.location, f"{message}: nothing else is checked", HINT)
