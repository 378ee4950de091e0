"""A character that cannot be seen changes what is shown.

## Why
Behind a no-break space or a zero-width character, which come with text that is pasted, kramdown sees neither a heading
nor a list. A character that turns the direction of writing shows other words than those that are written. A control
character makes a feed invalid, and the replacement character is what is left of a letter that was lost on the way. Each
file is told of once a kind.

## Bad
    #\u00a0Papers

## Good
    # Papers
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Document
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

# A kind of character, what the reader gets of it, and what mends it.
_KINDS = (
    (
        regex("[\x00-\x08\x0b\x0c\x0e-\x1f]"),
        "is a control character: a feed that holds it is invalid",
        "remove it",
    ),
    (
        regex("[\u202a-\u202e\u2066-\u2069]"),
        "turns the direction of writing: the words are shown in another order than they stand in",
        "remove it, or write <bdi> around the words",
    ),
    (
        regex("[\x80-\x84\x86-\x9f\ufffd]"),
        "stands where a letter was lost: no letter will be shown",
        "write the letter",
    ),
)
_BLANKS = regex("[\u00a0\u200b\u2060\ufeff]")
_START = regex(
    "\\s*?(?:(?:#{1,6}|[-*+]|[0-9]{1,9}\\.)(?P<behind>\u00a0)"
    "|(?P<before>[\u00a0\u200b\u2060\ufeff])(?:#{1,6}|[-*+]|[0-9]{1,9}\\.) )"
)


@rule(on="body", level="warning")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    text = body.page.body
    for pattern, outcome, hint in _KINDS:
        places = [text.locate(*found.span()) for found in pattern.finditer(text.string)]
        if places:
            yield _finding(places, outcome, hint)
    if body.document is not None and _BLANKS.search(text.string):
        places = list(_at_starts(body.document))
        if places:
            hint = "write an ordinary blank behind the sign, and nothing before it"
            yield _finding(places, "hides a heading or a list: its sign will be shown as text", hint)


def _at_starts(document: Document) -> Iterator[Location]:
    """Where a paragraph starts as a heading or a list does, but for such a character."""
    for element in document.root.walk():
        if element.kind == "p" and element.source is not None:
            found = _START.match(element.source.string, element.start, element.end)
            place = element.source.locate(*found.span(found.lastgroup or 0)) if found else None
            if place is not None and not place.is_made:
                yield place


def _finding(places: list[Location], outcome: str, hint: str) -> Finding:
    more = f", and {len(places) - 1} more in this file" if len(places) > 1 else ""
    return Finding(places[0], f"U+{ord(places[0].text[0]):04X} {outcome}{more}", hint)
