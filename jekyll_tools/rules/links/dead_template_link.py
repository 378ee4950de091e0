"""A layout or include links to something that is not there.

## Why
What stands in a layout (or in a file that it includes) is on every page that has it: a menu's link that leads to "not
found", a style sheet or an icon that no browser gets. All such addresses of a file are told in one finding, at the
first. Only addresses that are the same on every page are looked at, so none in a condition or a loop, and none that
Liquid puts together. One that counts from the page, `images/me.png`, is right on the home page, and leads to nothing on
a page in a folder of its own, `/cv/`.

## Bad
    about.md:
    ---
    layout: default
    ---
    _layouts/default.html:
    <a href="/papers/">Papers</a> {{ content }}

## Good
    about.md:
    ---
    layout: default
    ---
    _layouts/default.html:
    <a href="/about.html">About</a> {{ content }}
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import cast

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import unproven

_SHOWN = 3


@rule(on="problem:dead-template-link", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    urls = cast("Sequence[str]", problem.facts["urls"])
    what = "layout" if problem.location.path.startswith("_layouts/") else "include"
    page = str(problem.facts.get("page", ""))
    if len(urls) == 1:
        where = f" on {page}, for it counts from the page" if page else f", wherever this {what} is used"
        message = f"the address {urls[0]} leads to nothing{where}"
    else:
        more = f" and {len(urls) - _SHOWN} more" if len(urls) > _SHOWN else ""
        where = f" on {page}, for they count from the page" if page else ""
        message = f"{len(urls)} addresses of this {what} lead to nothing{where}: {', '.join(urls[:_SHOWN])}{more}"
    if page:
        whole = posixpath.normpath("/" + urls[0]) + ("/" if urls[0].endswith("/") else "")
        yield Finding(problem.location, message, f'write {{{{ "{whole}" | relative_url }}}}')
        return
    hint, level = unproven(problem.facts, f"add what is missing, or take the address{'es' if urls[1:] else ''} out")
    yield Finding(problem.location, message, hint, level="info" if level else None)
