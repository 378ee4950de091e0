"""A character that cannot be seen changes what is shown.

## Why
After a no-break space or a zero-width character, which come with pasted text, kramdown sees neither a heading nor a
list. A character that reverses the direction of the text shows other words than those that are written. A control
character makes the site's feed invalid, and the replacement character is what is left of a letter that was lost on the
way. Of these, each is reported once a file.

## Bad
    #\u00a0Papers

## Good
    # Papers
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

# A kind of character, what the reader gets of it, and what mends it.
_KINDS = (
    (
        regex("[\x00-\x08\x0b\x0c\x0e-\x1f]"),
        "is an invisible control character: the site's feed becomes invalid by it",
        "remove it",
    ),
    (
        regex("[\u202a\u202b\u202d\u202e\u2066-\u2068]"),  # those that end it have no say alone
        "reverses the direction of the text: the words are shown in another order than they are written",
        "remove it, or write <bdi> around the words",
    ),
    (
        regex("[\x80-\x84\x86-\x9f\ufffd]"),
        "is where a letter was lost: the reader will not see the letter",
        "type the letter again",
    ),
)
_LOST = 2  # the kind that what is no UTF-8 is read as
_START = regex(
    "\\s*?(?:(?:#{1,6}|[-*+]|[0-9]{1,9}\\.)(?P<behind>\u00a0)"
    "|(?P<before>[\u00a0\u200b\u2060\ufeff])(?:#{1,6}|[-*+]|[0-9]{1,9}\\.) )"
)
_LATER = regex("\n[ \t]*(?:#{2,6}|[-*])(?P<behind>\u00a0)")


@rule(on=("body", "element:p"), level="warning")
def check(read: Body | Element, _context: Context) -> Iterator[Finding]:
    if isinstance(read, Element):
        yield from _at_start(read)
        return
    text = read.page.body
    for pattern, outcome, hint in _KINDS[: _known(read.page)]:
        for found in pattern.finditer(text.string):
            yield _finding(text.locate(*found.span()), outcome, hint)._replace(once="file")


def _known(page: Page) -> int | None:
    """How many of the kinds are a page's own: not what comes of its encoding, as wrong-encoding tells."""
    problem = next((problem for problem in page.front_matter.problems if problem.kind == "encoding"), None)
    if problem is None:
        return None
    return 0 if str(problem.facts["guess"]).startswith("UTF") else _LOST


def _at_start(paragraph: Element) -> Iterator[Finding]:
    """Whether a paragraph, or the first of its other lines, starts as a heading or a list does, but for such a
    character.
    """
    source = paragraph.source
    if source is None:
        return
    string, start, end = source.string, paragraph.start, paragraph.end
    found = _START.match(string, start, end)
    if found is None and string.find("\u00a0", start, end) >= 0:
        found = _LATER.search(string, start, end)
    if found is None:
        return
    place = source.locate(*found.span(found.lastgroup or 0))
    if not place.is_made:
        hint = "type an ordinary space after the # or the bullet, and nothing before it"
        yield _finding(
            place, "cannot be seen and hides a heading or a list: the # or the bullet will be shown as text", hint
        )


def _finding(place: Location, outcome: str, hint: str) -> Finding:
    return Finding(place, f"the character U+{ord(place.text[0]):04X} {outcome}", hint)
