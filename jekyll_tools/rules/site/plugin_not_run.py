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

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.spelling import near


@rule(on="problem:plugin-not-run", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, target = str(problem.facts["name"]), context.site.target
    message = f"{target.title} does not run the plugin {name}: what it adds to the pages is missing"
    meant = near(name, context.site.config.strings("whitelist"))
    if meant:
        hint = f"did you mean {meant}?"
    elif "whitelist" in target.overrides:
        hint = "build the site by a workflow of your own (GitHub Actions), or take the plugin out of the list"
    else:
        hint = "add it to `whitelist:`, or take it out of the list"
    yield Finding(problem.location, message, hint, (Edit(problem.location, meant),) if meant else (), safe=False)
