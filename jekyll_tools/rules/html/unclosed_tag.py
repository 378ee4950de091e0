"""A tag is opened and never closed.

## Why
What closes it is the end of its paragraph, its block or the page, whichever kramdown or the browser chooses: the
colour, link or size either stops too early or runs on to the end of the page.

## Bad
    Two papers are <b>spotlights of ICLR.

    More news follows.

## Good
    Two papers are <b>spotlights</b> of ICLR.

    More news follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.html.tables import ELEMENTS
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_ENDS = {"paragraph": "ends with its paragraph", "document": "holds the rest of the page"}


@rule(on="problem:unclosed-tag", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name, where = str(problem.facts["name"]), str(problem.facts["where"])
    if name not in ELEMENTS and "-" not in name and ":" not in name:
        return  # a word in angle brackets: unknown-element says so
    ends = _ENDS.get(where) or _end(problem)
    hint = f"write </{name}> where it should end"
    if problem.facts.get("self_closing"):
        hint = f"write <{name} …></{name}>: /> closes nothing in HTML"
    yield Finding(problem.location, f"<{name}> is never closed and {ends}", hint)


def _end(problem: Problem) -> str:
    closed_at = problem.facts.get("closed_at")
    tag = closed_at.text.partition(">")[0].split() if isinstance(closed_at, Location) else []
    if isinstance(closed_at, Location) and tag and tag[0].startswith("<"):
        return f"ends at {tag[0]}> on {closed_at.seen_from(problem.location)}"
    return "ends with the block around it"
