"""An end tag comes while an element inside is still open.

## Why
Elements nest like brackets. Where they overlap, kramdown and each browser repair the page by rules of their own, so
what is bold, coloured or linked is not what was written. At the end of all, `</body>`, this is but a warning; so it is
of two end tags beside each other where no Markdown is read: browsers show that as it was meant.

## Bad
    <em>An <strong>oral</em> paper</strong>

## Good
    <em>An <strong>oral</strong></em> <strong>paper</strong>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unclosed import HOLDERS
from jekyll_tools.text import Location

_TAG = regex(r"<(/?)([a-z][a-z0-9]{0,20})\b", re.IGNORECASE)
_NEAR = 1_000  # characters, which are looked through for each such tag
_LAST = ("body", "html")  # behind them nothing is left to be repaired


@rule(on="problem:misnested-tag", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, inner, opened = problem.facts["name"], problem.facts["open"], problem.facts.get("opened")
    line = ""
    if isinstance(opened, Location) and (opened.path, opened.line) != (problem.location.path, problem.location.line):
        line = f" of {opened.seen_from(problem.location)}"
    # kramdown takes an end tag only for the innermost element, and shows every other; browsers mend.
    shown = " and will be shown as text" if context.page and context.page.converter == "markdown" else ""
    yield Finding(
        problem.location,
        f"</{name}> comes while <{inner}>{line} is still open{shown}",
        _hint(problem.location, str(name), str(inner), opened if isinstance(opened, Location) else None),
        level="warning" if name in _LAST or (not shown and _is_beside(problem.location, str(inner))) else None,
    )


def _is_beside(place: Location, inner: str) -> bool:
    """Whether the end tag of the other one is right behind, so that browsers show both as they were meant."""
    behind = place.origin.string[place.end : place.end + limits.FIX_CHARACTERS].lstrip()
    return not place.is_made and behind.lower().startswith(f"</{inner}>")


def _hint(place: Location, name: str, inner: str, opened: Location | None) -> str:
    """What to write, by what stands before the end tag and behind it."""
    first = f"close <{inner}> first: write </{inner}> before </{name}>"
    if place.is_made:
        return first
    string = place.origin.string
    if opened and opened.text == f"<{inner}>" and opened.path == place.path and _is_next(string, opened, place):
        return f"write </{inner}> instead of the <{inner}> before it"
    is_lacking = inner in HOLDERS and _is_lacking(string, inner, place)
    behind = string[place.end : place.end + limits.FIX_CHARACTERS].lstrip()
    if behind.lower().startswith(f"</{inner}>") and not is_lacking:
        return f"write the two end tags the other way round: </{inner}></{name}>"
    own = _own_end(string, inner, place) if inner in HOLDERS and not is_lacking else None
    if own is None:
        return first
    return f"write </{name}> behind the </{inner}> of {own.seen_from(place)}, which closes <{inner}>"


def _is_next(string: str, opened: Location, place: Location) -> bool:
    return opened.end <= place.start and not string[opened.end : place.start].strip()


def _is_lacking(string: str, inner: str, place: Location) -> bool:
    """Whether near by more elements of a name begin than end."""
    around = string[max(place.start - _NEAR, 0) : place.end + _NEAR].lower()
    tags = [match[1] for match in _TAG.finditer(around) if match[2] == inner]
    return tags.count("") > tags.count("/")


def _own_end(string: str, inner: str, place: Location) -> Location | None:
    """The end tag of an element that is still open at a place."""
    depth = 1
    for match in _TAG.finditer(string, place.end, place.end + _NEAR):
        if match[2].lower() == inner:
            depth += -1 if match[1] else 1
            if not depth:
                return Location(place.origin, *match.span())
    return None
