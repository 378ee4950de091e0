"""A gist is not downloaded.

## Why
Jekyll downloads every gist when it builds, and puts its text on the page for readers without scripts, and for search
engines. Nothing is fetched here: `build` writes the script that shows the gist, and nothing else. With
`gist: {noscript: false}`, as GitHub Pages has it, Jekyll does the same.

## Bad
    _config.yml:
    plugins: [jekyll-gist]

    index.md:
    ---
    ---
    {% gist somebody/0123456789 %}

## Good
    _config.yml:
    plugins: [jekyll-gist]
    gist: {noscript: false}

    index.md:
    ---
    ---
    {% gist somebody/0123456789 %}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:gist-not-fetched", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    words = f"the gist {problem.facts['name']} is not downloaded: readers without scripts will not see it"
    yield Finding(problem.location, words)
