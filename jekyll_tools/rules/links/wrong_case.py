"""A link differs from a page's or file's address only in capital letters.

## Why
Servers take `/CV.pdf` and `/cv.pdf` for two files, and answer "not found" to the wrong one. On the author's own Windows
or Mac the link works.

## Bad
    _pages/about.md:
    My [CV](/files/CV.pdf).
    files/cv.pdf:
    %PDF

## Good
    _pages/about.md:
    My [CV](/files/cv.pdf).
    files/cv.pdf:
    %PDF
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:wrong-case", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    message = f"the {facts['named']} leads to nothing: its letters differ in case from {facts['near']}"
    near, written = str(facts["near"]), problem.location.text
    better = _as_written(written, near)
    # What stands behind the path, and a path that is relative, are not the address as it is shown.
    fix = (Edit(problem.location, near),) if written.lower() == near.lower() and not facts["taken"] else ()
    if facts["taken"]:  # the element has another address, which browsers take
        message = f"{message}; browsers take {facts['taken']} instead"
    yield Finding(problem.location, message, f"write {better}", fix, level="warning" if facts["taken"] else None)


def _as_written(written: str, near: str) -> str:
    """The path in its author's form, `../files/CV.pdf`: what is alike but for capitals is replaced."""
    alike = 0
    for mine, its in zip(reversed(written), reversed(near), strict=False):
        if mine.lower() != its.lower():
            break
        alike += 1
    # the name, and the slash before it; or all that is written, behind a folder of the template's
    whole = alike > len(posixpath.basename(near)) or alike == len(written)
    return written[: len(written) - alike] + near[len(near) - alike :] if whole else near
