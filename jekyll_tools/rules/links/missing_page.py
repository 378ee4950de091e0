"""A link inside the site leads to nothing.

## Why
Its reader gets "not found", or a broken image. Links are seen as the site's visitors see them: after Liquid, through
permalinks, redirects and `baseurl`, with GitHub Pages' rules (`/cv` finds `cv`, `cv.html` and `cv/index.html`; capitals
matter). A page that the theme or a plugin may make is never called missing; where a workflow that builds the site runs
programs or copies files, or the site brings plugins of its own, it is a warning. Link to what another repository serves
on the same host by its whole address (`https://me.github.io/other/`).

## Bad
    _pages/about.md:
    My papers are [here](/paper/).
    _pages/papers.md:
    ---
    permalink: /papers/
    ---

## Good
    _pages/about.md:
    My papers are [here](/papers/).
    _pages/papers.md:
    ---
    permalink: /papers/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import unproven


@rule(on="problem:missing-page", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    hint, level = unproven(facts, f"did you mean {facts['near']}?" if facts["near"] else "")
    message = f"the {facts['noun']} {facts['url']} leads to no page or file of this site"
    yield Finding(problem.location, message, hint, level=level)
