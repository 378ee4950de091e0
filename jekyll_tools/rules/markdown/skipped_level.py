"""A heading skips a level.

## Why
Readers who listen to a page go through it by its headings, and a table of contents is indented by them: a heading of
level 4 below one of level 2 reads as if a heading were missing. Each file is reported once.

## Bad
    ## Papers

    #### In journals

## Good
    ## Papers

    ### In journals
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import HEADINGS
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule


@rule(on="body", level="info")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if not body.complete:
        return
    headings = [tag for tag in body.tags if tag.name in HEADINGS and not tag.location.is_made]
    met: dict[str, list[tuple[Tag, Tag]]] = {}
    for above, below in pairwise(headings):
        if int(below.name[1]) > int(above.name[1]) + 1 and above.location.path == below.location.path:
            met.setdefault(below.location.path, []).append((above, below))
    for (above, below), *others in met.values():
        more = f", like {len(others)} more in this file" if others else ""
        yield Finding(
            below.location,
            f"a heading of level {below.name[1]} follows one of level {above.name[1]}{more}",
            f"make it one of level {int(above.name[1]) + 1}",
        )
