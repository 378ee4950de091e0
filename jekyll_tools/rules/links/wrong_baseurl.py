"""A link lacks the site's `baseurl`, or has it twice.

## Why
A site with `baseurl: /home` in `_config.yml` is served at `https://me.example/home/`. A link that begins with `/`
begins at the host, so without `/home` it leads out of the site. The filters `relative_url` and `absolute_url` put the
baseurl before an address: one written by hand as well is one too many.

## Bad
    _config.yml:
    baseurl: /home
    about.md:
    My papers are [here](/papers/).
    papers.md:
    ---
    permalink: /papers/
    ---

## Good
    _config.yml:
    baseurl: /home
    about.md:
    My papers are [here]({{ "/papers/" | relative_url }}).
    papers.md:
    ---
    permalink: /papers/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.samples import TALK_MAP, is_idle_map


@rule(on="problem:wrong-baseurl", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts = problem.facts
    message, hint = f"the {facts['named']} leads {facts['reason']}", f"did you mean {facts['near']}?"
    level: Level | None = None
    if facts["url"] == TALK_MAP and is_idle_map(problem.location.path, context.site):
        level, hint = "warning", f"{hint}\nor delete this page, if nobody is to see the theme's map"
    yield Finding(problem.location, message, hint, level=level)
