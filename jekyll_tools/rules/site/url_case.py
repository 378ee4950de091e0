"""Two addresses of the site differ only in capital letters, or in how an accent is written.

## Why
On a Mac or Windows machine the second file replaces the first, so a preview there lacks a page; and no visitor expects
`/Talks/` and `/talks/` to be two pages. An `é` may be one character or an `e` with an accent, which look the same.

## Bad
    talks.md:
    ---
    permalink: /talks/
    ---
    more.md:
    ---
    permalink: /Talks/
    ---

## Good
    talks.md:
    ---
    permalink: /talks/
    ---
    more.md:
    ---
    permalink: /talks/more/
    ---
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Finding
from jekyll_tools.render.destinations import Destination
from jekyll_tools.rules.rule import Context, rule


@rule(on="destinations", level="warning")
def check(destinations: Sequence[Destination], _context: Context) -> Iterator[Finding]:
    first: dict[str, Destination] = {}
    for destination in destinations:
        if destination.winner.kind in ("redirect", "generated", "static"):
            continue  # /About/ that leads to /about/ is meant; of files unportable-name speaks
        other = first.setdefault(_folded(destination.path), destination)
        if other is not destination:
            message = f"the address differs from that of {other.winner.path} only in {_difference(destination, other)}"
            yield Finding(destination.winner.location, message, "give one of them another address")


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def _difference(one: Destination, other: Destination) -> str:
    composed = unicodedata.normalize("NFC", one.path) == unicodedata.normalize("NFC", other.path)
    return "how its accents are written" if composed else "capital letters"
