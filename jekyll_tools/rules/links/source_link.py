"""A link names a page's source file instead of its address.

## Why
`papers.md` is what Jekyll reads, `/papers/` is what it publishes: the reader gets "not found". Such a link works on
github.com, and on a site that runs the plugin jekyll-relative-links, as GitHub Pages does: where no workflow builds the
site it is but a warning, for GitHub may do so by itself.

## Bad
    _config.yml:
    jekyll_tools: {target: jekyll}
    about.md:
    My papers are [here](papers.md).
    papers.md:
    ---
    permalink: /papers/
    ---

## Good
    about.md:
    My papers are [here]({% link papers.md %}).
    papers.md:
    ---
    permalink: /papers/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.workflow import may_be_githubs


@rule(on="problem:source-link", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts = problem.facts
    is_link = facts["attribute"] != "redirect_to"  # in which no plugin makes an address of a file's name
    level: Level | None = "warning" if is_link and may_be_githubs(context.site) else None
    message = f"the {facts['named']} leads to nothing: {facts['reason']}"
    yield Finding(problem.location, message, f"did you mean {facts['near']}?", level=level)
