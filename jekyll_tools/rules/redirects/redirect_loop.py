"""A redirect leads back to itself.

## Why
The visitor's browser goes round until it gives up, and no page is shown. A redirect from the page's own address is the
shortest loop: it replaces the page. `/about/index.html` is the same address as `/about/`, and `/about.html` the same as
`/about`.

## Bad
    ---
    permalink: /about/
    redirect_from:
      - /about/index.html
    ---

## Good
    ---
    permalink: /about/
    redirect_from:
      - /about.html
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:redirect-loop", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    path = cast("tuple[str, ...]", problem.facts["path"])
    if problem.facts["own"]:
        message = f"{path[0]} is the page's own address: the redirect takes the page's place and leads to itself"
        yield Finding(problem.location, message, "remove this redirect")
        return
    between = " → …" if cast("int", problem.facts["length"]) > len(path) else ""
    message = f"the redirect goes round and shows no page: {' → '.join(path)}{between} → {path[0]}"
    yield Finding(problem.location, message, "let it lead to a page that is shown")
