"""A block's tag is within a line of text.

## Why
kramdown takes `<div>`, `<p>`, `<table>` and other blocks only at the start of a line. Within a line, or within
emphasis, the reader sees the tag itself.

## Bad
    See <div class="note">this</div> first.

## Good
    See <span class="note">this</span> first.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:tag-as-text", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(
        problem.location,
        f"<{problem.facts['name']}> within a line of text will be shown as text",
        "put it at the start of a line, or use <span> here",
    )
