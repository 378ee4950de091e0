"""Links to many files of one folder that all lead nowhere: the folder is to blame."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable

from jekyll_tools.diagnostic import Problem

_MANY = 3  # files of one folder, which is what is to be moved or added


def in_folders(problems: Iterable[Problem]) -> list[Problem]:
    """The problems; of many that lead in vain to files of one folder, each with that."""
    found = [(problem, _folder(problem)) for problem in problems]
    many = Counter(folder for folder, _ in {(folder, problem.facts["url"]) for problem, folder in found if folder})
    return [
        problem._replace(facts={**problem.facts, "folder": folder}) if many[folder] >= _MANY else problem
        for problem, folder in found
    ]


def _folder(problem: Problem) -> str:
    """The folder of the file that a link leads to in vain, "" where it is not to blame."""
    lost, lacking = (str(problem.facts.get(name) or "") for name in ("lost", "lacking"))
    return posixpath.dirname(lost) or (lacking if problem.kind == "missing-file" else "")
