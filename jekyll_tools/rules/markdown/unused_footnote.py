"""A footnote is written and nothing refers to it.

## Why
kramdown leaves a footnote out of the page where no `[^name]` stands in the text: what it says is lost. Of one that
stands within HTML, where it is not read, undefined-footnote tells.

## Bad
    The method works.

    [^proof]: See the appendix.

## Good
    The method works.[^proof]

    [^proof]: See the appendix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Document
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unread import texts
from jekyll_tools.text import Location

_REFERENCE = regex(r"\[\^(\w[\w-]*)\]", re.A)


@rule(on="body", level="warning")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if body.document is None or not body.complete:
        return
    unread = _unread(body.document) if body.document.unused else ()
    for note in body.document.unused:
        if note.value in unread:
            continue
        origin, start, end = note.location
        first = origin.string.find("]", start, end) + 1
        yield Finding(
            Location(origin, start, first or end),
            f"nothing refers to the footnote {note.value}: the reader will not see it",
            f"write [^{note.value}] in the text where it belongs, or remove it",
        )


def _unread(document: Document) -> set[str]:
    """The names that are referred to within HTML."""
    found = (_REFERENCE.findall(source.string, start, end) for _, source, start, end in texts(document))
    return {name for names in found for name in names}
