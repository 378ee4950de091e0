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
from jekyll_tools.html.tables import HEADINGS
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule


@rule(on="body", level="info")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if not body.complete:
        return
    headings = [tag for tag in body.tags if tag.name in HEADINGS and not tag.location.is_made]
    for above, below in pairwise(headings):
        if int(below.name[1]) > int(above.name[1]) + 1 and above.location.path == below.location.path:
            message = "this heading is more than one level below the one above it"
            hint = f"make it one of level {int(above.name[1]) + 1}, not {below.name[1]}"
            yield Finding(below.location, message, hint, once="file")
