"""A page's Liquid takes more work than any page should.

## Why
Jekyll sets no limits, and a loop within a loop over a large site runs for hours or fills the memory. The page is left
out; the others are built. So it is, as a warning, where a file is included that is longer than files may be.

## Bad
    _pages/list.md:
    ---
    ---
    {% for i in (1..100000) %}{% for j in (1..100000) %}{{ i }}{% endfor %}{% endfor %}

## Good
    _pages/list.md:
    ---
    ---
    {% for page in site.pages %}{{ page.title }}{% endfor %}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:liquid-limit", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    if problem.facts["message"] == "file-bytes":
        message = (
            f"the file that is included here has over {limits.FILE_BYTES:,} bytes and is not read: the page is left out"
        )
        hint = "split it; or make it a file of its own, which an <iframe> shows"
        yield Finding(problem.location, message, hint, level="warning")
        return
    limit = limits.ALL.get(str(problem.facts["message"]))
    what = f"more than {limit.value:,} {limit.unit}" if limit else "more than is allowed"
    who = "rendering" if str(problem.facts["message"]).startswith("page-") else "Liquid"
    yield Finding(problem.location, f"{who} takes {what} here: the page is left out", "loop over less")
