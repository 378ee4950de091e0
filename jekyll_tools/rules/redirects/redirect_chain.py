"""A redirect leads to another redirect.

## Why
The visitor waits for each redirect, and search engines follow only a few. The files that `redirects --for` makes for
servers lead to the end at once; on GitHub Pages visitors go the whole way.

## Bad
    a.md:
    ---
    permalink: /a/
    redirect_to: /b/
    ---
    b.md:
    ---
    permalink: /b/
    redirect_to: https://example.org/b/
    ---

## Good
    a.md:
    ---
    permalink: /a/
    redirect_to: https://example.org/b/
    ---
    b.md:
    ---
    permalink: /b/
    redirect_to: https://example.org/b/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:redirect-chain", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    path, last, target = facts["path"], facts["last"], facts["target"]
    if facts["both"]:
        message = (
            f"this page has a `redirect_to` too: who asks for {path} is sent to {last}, and from there to {target}"
        )
        yield Finding(problem.location, message, "write this one into the page that readers are to see")
        return
    message = f"the redirect from {path} leads to another redirect, {last}, which leads to {target}"
    yield Finding(problem.location, message, f"let it lead to {target}")
