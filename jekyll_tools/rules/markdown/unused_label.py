"""A link's label is defined and used nowhere.

## Why
The line stays out of the page, so the reader never gets to what it leads to. Often the link was taken out and its line
forgotten; or the label is spelt differently in the text, and the brackets are shown there. Each file is reported once,
at the first such line. Of a link within HTML, where no Markdown is read, unread-markdown tells.

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
from jekyll_tools.kramdown.context import LinkDefinition
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unread import links
from jekyll_tools.text import Location

_COMMENT = regex(r"(?:#.*|<>.*|\(.*|)", re.DOTALL)  # `[//]: # (not for the reader)`
_LABEL = regex(r"\[([^\n\]]+)\]")


@rule(on="body", level="info")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if body.document is None or not body.complete:
        return
    unread = {link.label for link in links(body.document)}
    definitions = (each for label, each in body.document.definitions.items() if label not in unread)
    for place in filter(None, map(_place, definitions)):
        message = "no link uses this label: the line stays out of the page"
        hint = "remove the line, or write the label in the text where it belongs"
        yield Finding(place, message, hint, once="file")


def _place(definition: LinkDefinition) -> Location | None:
    """Where a definition that is used nowhere is written; None for one that is used, and for a comment."""
    element = definition.place
    if definition.used or element is None or element.source is None or _COMMENT.fullmatch(definition.url):
        return None
    found = _LABEL.search(element.source.string, element.start, element.end)
    place = element.source.locate(*found.span()) if found else None
    return None if place is None or place.is_made or place.through else place
