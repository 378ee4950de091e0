"""Pictures that are not there, in links to themselves: one fault, which is told at the picture."""

from __future__ import annotations

from collections.abc import Iterable

from jekyll_tools.diagnostic import Problem

_PICTURE, _LINK = "src", "href"


def once_each(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those of links whose file lacks as a picture of the same source file, too."""
    found = list(problems)
    pictures = {_key(problem) for problem in found if _is_of(problem, _PICTURE)}
    return [problem for problem in found if not (_is_of(problem, _LINK) and _key(problem) in pictures)]


def _is_of(problem: Problem, attribute: str) -> bool:
    return problem.kind in ("missing-file", "wrong-case") and problem.facts.get("attribute") == attribute


def _key(problem: Problem) -> tuple[str, str, object]:
    return problem.kind, problem.location.path, problem.facts["url"]
