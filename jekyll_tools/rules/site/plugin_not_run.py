"""A plugin that the site names is not run, because it is not allowed.

## Why
GitHub Pages runs a short list of plugins, and a Jekyll that is set to `safe` those of its `whitelist`. It says nothing
about the others, and what they would add to the pages is missing. To have them, build the site by a workflow of your
own (GitHub Actions).

## Bad
    _config.yml:
    jekyll_tools: {target: github-pages}
    plugins: [jekyll-feed, jekyll-scholar]

## Good
    _config.yml:
    jekyll_tools: {target: github-pages}
    plugins: [jekyll-feed]
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:plugin-not-run", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, builder = problem.facts["name"], context.site.target.title
    yield Finding(problem.location, f"{builder} does not run the plugin {name}: what it adds to the pages is missing")
