"""A tag that is left open and the end tag right behind it that closes nothing: `<b>words</strong>` is one slip."""

from __future__ import annotations

from collections.abc import Iterable

from jekyll_tools.diagnostic import Problem


def merged(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, in order of place, each such pair as one `unclosed-tag`.

    It has the fact `slip`, the end tag as it is written, and, where readers see that as text, `shown`, its place.
    """
    found: list[Problem] = []
    for problem in problems:
        if found and _is_slip(found[-1], problem):
            shown = {"shown": problem.location} if problem.facts.get("shown") else {}
            facts = {**found[-1].facts, "slip": problem.location.text, **shown}
            found[-1] = found[-1]._replace(facts=facts)
        else:
            found.append(problem)
    return found


def _is_slip(opened: Problem, end: Problem) -> bool:
    """Whether there is nothing but words between the two, on one line."""
    if (opened.kind, end.kind) != ("unclosed-tag", "stray-end-tag") or "shown" in opened.facts:
        return False
    first, second = opened.location, end.location
    if first.is_made or second.is_made or first.path != second.path or "becomes" in end.facts:
        return False
    between = first.origin.string[first.end : second.start]
    return "<" not in between and "\n" not in between
