"""A link leads to the reader's own computer.

## Why
`http://localhost:4000/` is the preview on the computer of whoever writes the site; on its readers' computers nothing
answers there, so they get an error, or no picture. Where the words of a link are that address it is taken for an
instruction to open it.

## Bad
    _config.yml:
    url: https://me.example
    about.md:
    My papers are [here](http://localhost:4000/papers/).
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

from jekyll_tools.diagnostic import Finding, Level, Problem
from jekyll_tools.links.own_computer import HOSTS
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_NEAR = 400  # characters
_BEFORE = regex(r"\[([^\[\]]*)\]\(\s*<?\Z")
_BEHIND = regex(r"[^<>]*>([^<]*)")
_HOST = regex(HOSTS)
_WEB = "write its address on the web; if the reader is to start that server, show the address as the link's words"

_FILE = "put the file among the site's and write its path, or take this out"


@rule(on="problem:local-address", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts, place = problem.facts, problem.location
    if place.is_made or _is_shown(place):
        return
    is_lost = facts["near"] or facts["attribute"] != "href"
    level: Level | None = "error" if is_lost else None
    message = f"the {facts['named']} leads to the reader's own computer, where nothing answers"
    hint = f"write {facts['near']}" if facts["near"] else _WEB if facts["attribute"] == "href" else _FILE
    yield Finding(place, message, hint, level=level)


def _is_shown(place: Location) -> bool:
    """Whether the words of a link, or the address itself, show the reader where it leads."""
    string, start, end = place.origin.string, place.start, place.end
    if string[start - 1 : start] == "<":
        return string.startswith(">", end)
    words = _BEFORE.search(string[max(start - _NEAR, 0) : start]) or _BEHIND.match(string[end : end + _NEAR])
    return words is not None and _HOST.search(words[1]) is not None
