"""A key that the theme prints is missing, or empty.

## Why
Some layouts and lists print a key of a talk or a publication in the midst of a line, without asking whether it is
there: where `venue` is missing the reader sees "Published in , 2012". Even `venue: ""` is there to Liquid. Where most
of a collection lack such a key, it is told once. A document without a `date`, in its front matter or its file's name,
has that of the build, so that a layout which prints it shows another day each time.

## Bad
    _config.yml:
    collections: {talks: {output: true}}
    _layouts/talk.html:
    <p>{{ page.type }}, {{ page.venue }}</p> {{ content }}
    _talks/rivers.md:
    ---
    layout: talk
    type: Poster
    ---

## Good
    _config.yml:
    collections: {talks: {output: true}}
    _layouts/talk.html:
    <p>{{ page.type }}, {{ page.venue }}</p> {{ content }}
    _talks/rivers.md:
    ---
    layout: talk
    type: Poster
    venue: Bonn
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:missing-key", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    more = f", like {facts['others']} more of its collection" if facts["others"] else ""
    if facts["key"] == "date":
        message = f"the key date is missing{more}: readers see the day on which the site is built"
        yield Finding(
            problem.location, message, f"write one, such as date: 2024-02-29, or have {facts['place']} print none"
        )
        return
    state = "empty" if facts["empty"] else "missing"
    message = f'the key {facts["key"]} is {state}{more}: readers see "{facts["shown"]}"'
    yield Finding(problem.location, message, f"write it, or have {facts['place']} ask whether it is there")
