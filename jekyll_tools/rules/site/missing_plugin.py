"""A plugin that the site names is not run here.

## Why
`build` and `render` know the plugins that academic sites use most, not all there are. What this one adds to Jekyll's
pages is missing from ours.

## Bad
    _config.yml:
    plugins: [jekyll-feed, jekyll-of-my-own]

## Good
    _config.yml:
    plugins: [jekyll-feed, jekyll-sitemap]
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:missing-plugin", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name = problem.facts["name"]
    yield Finding(problem.location, f"the plugin {name} is not run here: what it adds to the pages is missing")
