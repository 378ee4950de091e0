"""Two elements of a page have the same id.

## Why
A link to an id leads to the first element that has it: the others cannot be linked to, and a table of contents jumps to
the wrong place.

## Bad
    ## Papers
    {: #list}

    ## Talks
    {: #list}

## Good
    ## Papers
    {: #papers}

    ## Talks
    {: #talks}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import ELEMENTS
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule

_BETWEEN = regex(r"(?:\s|</?a\b[^<>]*>|#)*")  # a heading and the anchor right above it are one place


@rule(on="body", level="warning")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    if not body.complete:  # its branches are not told apart
        return
    met: dict[str, list[Tag]] = {}
    for tag in body.tags:
        given = tag.attributes.get("id")
        if given is not None and given.value and tag.name in ELEMENTS and not tag.location.is_made:
            met.setdefault(given.value, []).append(tag)
    for value, uses in met.items():
        other = next((tag for above, tag in pairwise(uses) if not _are_one_place(above, tag)), None)
        if other is not None:
            first, second = (tag.attributes["id"].location for tag in (uses[0], other))
            times = "twice" if len(uses) == 2 else f"{len(uses)} times"
            yield Finding(
                second,
                f"the page has the id {value} {times}: a link to #{value} leads to {first.seen_from(second)}",
                "give each an id of its own",
            )


def _are_one_place(first: Tag, second: Tag) -> bool:
    origin, end = first.location.origin, first.location.end
    start = second.location.start
    return first.location.path == second.location.path and bool(_BETWEEN.fullmatch(origin.string, end, start))
