"""The folder seems to be built by another program than Jekyll.

## Why
There are other programs that make a site of Markdown (MkDocs, Hugo, Quarto, …), each with rules of its own. This folder
has the files of such a program, and neither settings nor layouts of Jekyll's: read as Jekyll reads it, half of its
links would seem to lead nowhere. So nothing else is checked. Where Jekyll does build it, say so in `_config.yml`, as
below, or check it all the same with `--ignore other-builder`.

A file `.nojekyll` keeps Jekyll out of GitHub Pages.

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
