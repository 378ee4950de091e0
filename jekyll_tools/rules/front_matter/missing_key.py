"""A key that the theme prints is missing, or empty.

## Why
Some layouts and lists print a key of a talk or a publication in the midst of a line, without asking whether it is
there: where `venue` is missing the reader sees "Published in , 2012". Even `venue: ""` is there to Liquid. Where most
of a collection lack such a key, it is told once. A document without a `date`, in its front matter or its file's name,
has that of the build, so that a layout which prints it shows another day each time.

Keys that a site wants of every page, whatever its layouts print, are named by an option.

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

from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.options import WORDS, Option, table
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.document import has_lost_keys
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

OPTIONS = table([Option("wanted", WORDS, (), "keys that each page, post and document of the site is to have")])


@rule(on=("problem:missing-key", "site"), level="warning")
def check(thing: Problem | Site, context: Context) -> Iterator[Finding]:
    if isinstance(thing, Problem):
        yield from _printed(thing)
    elif wanted := context.options.get("wanted", ()):
        for page in filter(thing.owns, thing.published):
            if page.destination.endswith(".html") and not page.made_by and not has_lost_keys(page):
                yield from _wanted(page, wanted)


def _wanted(page: Page, wanted: Sequence[str]) -> Iterator[Finding]:
    for key in wanted:
        if page.data.get(key) in (None, ""):
            state = "empty" if key in page.data else "missing"
            message = f"the key {key} is {state}, which this site's settings want of every page"
            yield Finding(page.place(key), message, f"write {key} into its front matter")


def _printed(problem: Problem) -> Iterator[Finding]:
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
