"""A link names the site itself by its full address.

## Why
In a preview, or when the site moves to another host, the link leads away from the copy that is being read; it hides
from whoever looks for the links of the site's own pages, too.

## Bad
    _config.yml:
    url: https://me.example
    about.md:
    My papers are [here](https://me.example/papers/).
    papers.md:
    ---
    permalink: /papers/
    ---

## Good
    _config.yml:
    url: https://me.example
    about.md:
    My papers are [here](/papers/).
    papers.md:
    ---
    permalink: /papers/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:own-address", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    more = f"; {facts['more']} more on this page" if facts["more"] else ""
    message = f"the {facts['noun']} {facts['url']} names this site by its full address{more}"
    yield Finding(problem.location, message, f"write {facts['near']}")
