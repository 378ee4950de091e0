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

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.spelling import near
from jekyll_tools.target import GITHUB_PAGES

KNOWN = tuple(GITHUB_PAGES.overrides["whitelist"])


@rule(on="problem:missing-plugin", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name = str(problem.facts["name"])
    meant = near(name, KNOWN) if name not in KNOWN else None
    message = f"the plugin {name} is not run here: what it adds to the pages is missing"
    if meant:
        yield Finding(problem.location, message, f"did you mean {meant}?", (Edit(problem.location, meant),), safe=False)
    else:
        yield Finding(problem.location, message)
