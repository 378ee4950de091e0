"""A DOI is linked by an address that is out of use.

## Why
`dx.doi.org` and `http:` still lead there, by a detour. The DOI Foundation asks for `https://doi.org/`, and the same
paper should have the same address everywhere.

## Bad
    [The paper](http://dx.doi.org/10.1000/182)

## Good
    [The paper](https://doi.org/10.1000/182)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.links.identifiers import better
from jekyll_tools.links.link import Link
from jekyll_tools.rules.rule import Context, rule


@rule(on="link", level="info")
def check(link: Link, _context: Context) -> Iterator[Finding]:
    today = better(link.url)
    if today:
        fix = (Edit(link.location, today),) if link.location.text == link.url else ()
        yield Finding(link.location, f"{link.url} is the DOI's old address", f"write {today}", fix)
