"""A redirect for servers starts where something else is.

## Why
A server answers an address in one way. Of two redirects from one address only one can be meant, and a redirect from the
address of a page hides that page. As long as there is one, `redirects --for` makes no file for a server.

## Bad
    _data/redirects.yml:
    - {from: /about/, to: /me/}
    about.md:
    ---
    permalink: /about/
    ---
    me.md:
    ---
    permalink: /me/
    ---

## Good
    _data/redirects.yml:
    - {from: /who/, to: /me/}
    about.md:
    ---
    permalink: /about/
    ---
    me.md:
    ---
    permalink: /me/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location


@rule(on=("problem:redirect-conflict", "problem:redirect-taken"), level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    if problem.kind == "redirect-taken":
        message = f"the redirect from {facts['source']} starts at the address of {facts['path']}"
    else:
        place = facts["place"]
        assert isinstance(place, Location)
        where = place.seen_from(problem.location)
        source, target, other = facts["source"], facts["target"], facts["other"]
        message = f"the redirect from {source} leads to {target}, the one on {where} to {other}"
    yield Finding(problem.location, message, "remove one of them, or give one another address")
