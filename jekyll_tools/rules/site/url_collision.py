"""Two files of the site have one address.

## Why
Jekyll writes both to the same file, one over the other, and only the last one is ever seen. Documents of collections
are written last, after files that are only copied, and those after pages; of two pages the later one wins. Where both
are the same, text and keys, it is but a warning.

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
from jekyll_tools.render.destinations import Claim, Destination
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site

NOT_FILES = ("redirect", "generated")


@rule(on="destination", level="error")
def check(destination: Destination, context: Context) -> Iterator[Finding]:
    files = [claim for claim in destination.claims if claim.kind not in NOT_FILES]
    for lost in files[:-1]:
        winner = files[-1]
        if lost.path == winner.path:  # one file, as a page by `include:` and as a document
            continue
        kind = "file" if lost.kind == "static" else lost.kind
        message = f"this {kind} is never seen: {winner.path} is written to {destination.path} too, and replaces it"
        if _is_same(lost, winner, context.site):
            yield Finding(lost.location, f"{message} with the same text", "remove one of them", level="warning")
        else:
            yield Finding(lost.location, message, "give one of them another address, or remove it")


def _is_same(lost: Claim, winner: Claim, site: Site) -> bool:
    """Whether two pages have the same keys and the same text, read in the same way, so that nothing is lost."""
    both = [page for page in site.pages if page.path in (lost.path, winner.path)]
    return len(both) == 2 and both[0].text.string == both[1].text.string and both[0].converter == both[1].converter
