"""A page asks for something of its repository that only GitHub knows.

## Why
jekyll-github-metadata asks GitHub for `site.github`. Nothing is asked here: what follows from the repository's name is
known, and where that is not known, Jekyll stops. The rest (its members, releases, description, licence) stays empty, so
what `build` writes is not what github.io shows.

## Bad
    _config.yml:
    plugins: [jekyll-github-metadata]

    index.html:
    ---
    ---
    <a href="{{ site.github.repository_url }}">source</a>

## Good
    _config.yml:
    plugins: [jekyll-github-metadata]
    repository: somebody/project

    index.html:
    ---
    ---
    <a href="{{ site.github.repository_url }}">source</a>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:unknown-metadata", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    asked = f"site.github.{problem.facts['key']}"
    if problem.facts["why"] == "network":
        yield Finding(problem.location, f"only GitHub knows {asked}: it is empty here")
        return
    stops = "it is empty here" if context.site.target.pages else "Jekyll will stop with an error"
    message = f"{asked} is not known, nor is the repository's name: {stops}"
    yield Finding(problem.location, message, "name it in _config.yml: `repository: owner/name`")
