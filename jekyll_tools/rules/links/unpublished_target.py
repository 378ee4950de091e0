"""A link leads to a page or file that is not published.

## Why
It is there in the source, so its author takes it for published; its reader gets "not found". The message says why it is
left out: `published: false`, a date in the future, `exclude:`, a collection without `output: true` (told once, however
many of its documents are linked to), a folder that Jekyll copies nothing out of, such as `_data` or `_posts`.

## Bad
    _pages/about.md:
    My [thesis](/thesis/).
    _pages/thesis.md:
    ---
    permalink: /thesis/
    published: false
    ---

## Good
    _pages/about.md:
    My [thesis](/thesis/).
    _pages/thesis.md:
    ---
    permalink: /thesis/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import unproven


@rule(on="problem:unpublished-target", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts, label = problem.facts, problem.facts.get("collection")
    if label:  # one setting is to blame, however many documents are linked to
        message = f"a link to a document of `{label}` leads to nothing: {facts['reason']}"
        hint, level = unproven(facts, f"set `output: true` for {label} in _config.yml, or take the link out")
        yield Finding(problem.location, message, hint, level=level, once="site")
        return
    message = f"the {facts['named']} leads to nothing: {facts['reason']}"
    hint, level = unproven(facts, _moved(facts) if facts.get("move") else "publish it, or take the link out")
    yield Finding(problem.location, message, hint, level=level)


def _moved(facts: Mapping[str, object]) -> str:
    is_right = facts["near"] == facts["url"]
    return f"move the file to {facts['move']}" + ("" if is_right else f", and write {facts['near']}")
