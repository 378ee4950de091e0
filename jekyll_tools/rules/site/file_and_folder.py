"""A file of the site has the name of a folder.

## Why
A page at `/cv.html/talks/` needs a folder `cv.html`, and a page at `/cv.html` a file of that name. There cannot be
both: Jekyll stops half-way through writing the site.

## Bad
    cv.md:
    ---
    permalink: /cv.html
    ---
    talks.md:
    ---
    permalink: /cv.html/talks/
    ---

## Good
    cv.md:
    ---
    permalink: /cv.html
    ---
    talks.md:
    ---
    permalink: /cv/talks/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Finding
from jekyll_tools.render.destinations import Destination
from jekyll_tools.rules.rule import Context, rule


@rule(on="destinations", level="error")
def check(destinations: Sequence[Destination], _context: Context) -> Iterator[Finding]:
    files = {destination.path: destination for destination in destinations}
    for destination in destinations:
        above = destination.path
        while above := above.rpartition("/")[0]:
            if above in files:
                winner, other = destination.winner, files[above].winner
                message = f"{destination.path} needs a folder {above}, which is a file of {other.path or 'a plugin'}"
                yield Finding(
                    winner.location, f"{message}: Jekyll will stop with an error", "give one of them another address"
                )
