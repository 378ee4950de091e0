"""The address of a link to another site contains a space.

## Why
Browsers write `%20` for it when they ask for the page, so the link works there. Other programs stop at the space: mail
and chat cut the address off, a validator calls it broken, and where the page is copied as Markdown it is not a link.

## Bad
    <a href="https://example.org/my paper.pdf">my paper</a>

## Good
    <a href="https://example.org/my%20paper.pdf">my paper</a>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import fault
from jekyll_tools.rules.rule import Context, rule


@rule(on="link", level="warning")
def check(link: Link, _context: Context) -> Iterator[Finding]:
    wrong = fault(link.url)
    if wrong and wrong.kind == "space":
        yield Finding(link.location, wrong.of(link.url), wrong.hint)
