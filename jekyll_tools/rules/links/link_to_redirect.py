"""A link inside the site leads to a redirect.

## Why
The reader waits for one more page, and the link breaks on the day the redirect is taken out. A redirect is for those
who come from elsewhere; the site's own pages can name the new address.

## Bad
    _pages/about.md:
    My papers are [here](/articles/).
    _pages/papers.md:
    ---
    permalink: /papers/
    redirect_from: /articles/
    ---

## Good
    _pages/about.md:
    My papers are [here](/papers/).
    _pages/papers.md:
    ---
    permalink: /papers/
    redirect_from: /articles/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:link-to-redirect", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    message = f"the {facts['noun']} {facts['url']} leads to a redirect, which leads to {facts['near']}"
    fix = (Edit(problem.location, str(facts["near"])),) if problem.location.text == facts["url"] else ()
    yield Finding(problem.location, message, f"write {facts['near']}", fix, safe=False)
