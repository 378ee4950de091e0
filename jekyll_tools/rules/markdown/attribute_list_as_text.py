"""An attribute list, `{: … }`, belongs to nothing and is shown.

## Why
`{: … }` belongs directly after a link, a picture or other marked words, or on a line of its own next to a block, and
its colon is part of it. After a space, after plain words or without the colon the reader sees the braces.

## Bad
    [The paper](https://example.org/) {:target="_blank"}

## Good
    [The paper](https://example.org/){:target="_blank"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, shown
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_ITEM = r"(?:[.#][A-Za-z][\w-]*|[a-z][\w-]*\s?=\s?[\"'“”][^\"'“”{}\n]*[\"'“”]+)"
_LIST = regex(rf"(?<![\\{{])\{{(?P<colon>:?)\s*{_ITEM}(?:\s+{_ITEM})*\s*:?\}}(?!\}})")
_SPAN_ENDS = tuple(")]*_`>")


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for found, place in shown(element, "{", _LIST):
        blanks = _blanks(found)
        if not found["colon"] and blanks != 0:
            continue  # braces that were never meant as a list
        hint, fix = _mend(bool(found["colon"]), place, blanks)
        yield Finding(place, f"{found[0]} belongs to nothing and will be shown as text", hint, fix, safe=False)


def _blanks(found: re.Match[str]) -> int | None:
    """How many blanks part the list from the span before it; None where no span is."""
    at = found.start()
    while at and found.string[at - 1] in " \t":
        at -= 1
    return found.start() - at if found.string[max(0, at - 1) : at] in _SPAN_ENDS else None


def _mend(colon: bool, place: Location, blanks: int | None) -> tuple[str, tuple[Edit, ...]]:
    origin, start, _ = place
    if not colon:
        return "write a colon after the brace: {: … }", (Edit(Location(origin, start + 1, start + 1), ":"),)
    if blanks:
        return "remove the space before it", (Edit(Location(origin, start - blanks, start), ""),)
    return "write it directly after a link, a picture or emphasis, or on a line of its own below the block", ()
