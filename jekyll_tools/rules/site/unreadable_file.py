"""A file of the site cannot be read.

## Why
What cannot be read is not checked: this user may not read the file, a page is longer than any page should be, or its
path is longer than file systems allow. Jekyll would stop there, or take very long.

## Bad
    _pages/about.md:
    (a file that nobody may read)

## Good
    _pages/about.md:
    ---
    title: About me
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(
    on=("problem:unreadable-file", "problem:file-too-big", "problem:path-too-long", "problem:missing-config"),
    level="error",
)
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    limit = facts.get("limit")
    message, hint = {
        "unreadable-file": (
            f"the {facts.get('what', 'file')} cannot be read: {str(facts.get('reason', '')).lower()}",
            "let your user read it, or list it under `exclude:` in _config.yml",
        ),
        "file-too-big": (f"the file is over {limit} bytes long and is not read", "split it, or exclude it"),
        "path-too-long": (f"the path is over {limit} bytes long and the file is not read", "shorten its names"),
        "missing-config": ("there is no such configuration file", "mend its name, or leave it out of --config"),
    }[problem.kind]
    yield Finding(problem.location, message, hint)
