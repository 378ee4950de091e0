"""Two files of the site have one address.

## Why
Jekyll writes both to the same file, one over the other, and only the last one is ever seen. Documents of collections
are written last, after files that are only copied, and those after pages; of two pages the later one wins.

## Bad
    _pages/about.md:
    ---
    permalink: /about/
    ---
    _pages/me.md:
    ---
    permalink: /about/
    ---

## Good
    _pages/about.md:
    ---
    permalink: /about/
    ---
    _pages/me.md:
    ---
    permalink: /me/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.render.destinations import Destination
from jekyll_tools.rules.rule import Context, rule

NOT_FILES = ("redirect", "generated")


@rule(on="destination", level="error")
def check(destination: Destination, _context: Context) -> Iterator[Finding]:
    files = [claim for claim in destination.claims if claim.kind not in NOT_FILES]
    for lost in files[:-1]:
        winner = files[-1]
        if lost.path == winner.path:  # one file, as a page by `include:` and as a document
            continue
        message = f"{winner.path} is written to {destination.path} too and replaces this {lost.kind}"
        yield Finding(lost.location, message.replace("static", "file"), "give one of them another address")
