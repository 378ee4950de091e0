"""A footnote is written and nothing refers to it.

## Why
kramdown leaves a footnote out of the page where no `[^name]` stands in the text: what it says is lost.

## Bad
    The method works.

    [^proof]: See the appendix.

## Good
    The method works.[^proof]

    [^proof]: See the appendix.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location


@rule(on="body", level="warning")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if body.document is None or not body.complete:
        return
    for note in body.document.unused:
        origin, start, end = note.location
        first = origin.string.find("]", start, end) + 1
        yield Finding(
            Location(origin, start, first or end),
            f"nothing refers to the footnote {note.value}: the reader will not see it",
            f"write [^{note.value}] in the text where it belongs, or remove it",
        )
