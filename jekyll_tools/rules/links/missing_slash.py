"""A link lacks the slash at its end.

## Why
`/papers/` is a folder with a page in it. GitHub Pages sends whoever asks for `/papers` on to `/papers/`, which costs
the reader a second request, and other servers answer "not found".

## Bad
    _pages/about.md:
    Next week I give a [talk](/talks/spring).
    _pages/spring.md:
    ---
    permalink: /talks/spring/
    ---

## Good
    _pages/about.md:
    Next week I give a [talk](/talks/spring/).
    _pages/spring.md:
    ---
    permalink: /talks/spring/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:missing-slash", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    message = f"the {facts['noun']} {facts['url']} lacks its last slash: servers send its reader on to {facts['near']}"
    fix = (Edit(problem.location, str(facts["near"])),) if problem.location.text == facts["url"] else ()
    yield Finding(problem.location, message, f"write {facts['near']}", fix)
