"""A link's label is defined and used nowhere.

## Why
The line stays out of the page, so the reader never gets to what it leads to. Often the link was taken out and its line
forgotten; or the label is spelt differently in the text, and the brackets are shown there. Each file is reported once,
at the first such line.

## Bad
    Read the paper.

    [paper]: https://doi.org/10.1000/182

## Good
    Read the [paper].

    [paper]: https://doi.org/10.1000/182
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.state import LinkDefinition
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_COMMENT = regex(r"(?:#.*|<>.*|\(.*|)", re.DOTALL)  # `[//]: # (not for the reader)`
_LABEL = regex(r"\[([^\n\]]+)\]")


@rule(on="body", level="info")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if body.document is None or not body.complete:
        return
    first: dict[str, list[Location]] = {}
    for definition in body.document.definitions.values():
        place = _place(definition)
        if place is not None:
            first.setdefault(place.path, []).append(place)
    for places in first.values():
        more = f" (nor {len(places) - 1} more in this file)" if len(places) > 1 else ""
        message = f"no link uses the label {places[0].text}{more}: the line stays out of the page"
        yield Finding(places[0], message, "remove the line, or write the label in the text where it belongs")


def _place(definition: LinkDefinition) -> Location | None:
    """Where a definition that is used nowhere is written; None for one that is used, and for a comment."""
    element = definition.element
    if definition.used or element is None or element.source is None or _COMMENT.fullmatch(definition.url):
        return None
    found = _LABEL.search(element.source.string, element.start, element.end)
    place = element.source.locate(*found.span()) if found else None
    return None if place is None or place.is_made or place.through else place
