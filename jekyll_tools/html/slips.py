"""A tag that is left open and the end tag right behind it that closes nothing: `<b>words</strong>` is one slip."""

from __future__ import annotations

from collections.abc import Iterable

from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.tables import FORMATTING
from jekyll_tools.text import Location


def merged(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, in order of place, each such pair as one `unclosed-tag`.

    It has the fact `slip`, the end tag as it is written, and, where readers see that as text, `shown`, its place. Of
    two end tags alike the first was meant to begin what the second ends: it has the fact `start`, and stands for both.
    """
    found: list[Problem] = []
    for problem in problems:
        if found and _is_slip(found[-1], problem):
            shown = {"shown": problem.location} if problem.facts.get("shown") else {}
            facts = {**found[-1].facts, "slip": problem.location.text, **shown}
            found[-1] = found[-1]._replace(facts=facts)
        elif found and _is_start(found[-1], problem):
            found[-1] = found[-1]._replace(facts={**found[-1].facts, "start": True})
        else:
            found.append(problem)
    return found


def _is_start(first: Problem, second: Problem) -> bool:
    """Whether an end tag stands where the start tag of the next one should."""
    if (first.kind, second.kind) != ("stray-end-tag", "stray-end-tag") or "start" in first.facts:
        return False
    if first.facts["name"] not in FORMATTING - {"a"}:
        return False
    if not first.location.origin.string[first.location.end : second.location.start].strip():
        return False
    same = first.facts["name"] == second.facts["name"] and first.facts.get("shown") == second.facts.get("shown")
    return same and _has_words_between(first.location, second.location)


def _is_slip(opened: Problem, end: Problem) -> bool:
    """Whether there is nothing but words between the two, on one line."""
    if (opened.kind, end.kind) != ("unclosed-tag", "stray-end-tag") or {"inner", "shown"} & opened.facts.keys():
        return False
    return "becomes" not in end.facts and _has_words_between(opened.location, end.location)


def _has_words_between(first: Location, second: Location) -> bool:
    """Whether nothing but words is between two places on one line."""
    if first.is_made or second.is_made or first.path != second.path:
        return False
    between = first.origin.string[first.end : second.start]
    return "<" not in between and "\n" not in between
