"""A character that cannot be seen changes what is shown.

## Why
After a no-break space, a wide space or a zero-width character, which come with pasted text, kramdown sees neither a
heading nor a list. In an address such a character is a part of it: the link leads to another page. A character that
reverses the direction of the text shows other words than those that are written. A control character makes the site's
feed invalid, and the replacement character is what is left of a letter that was lost on the way. Of these, each is
reported once a file.

## Bad
    #\u00a0Papers

## Good
    # Papers
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.links.link import Link
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location, Text

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
_REVERSES = 1
_LOST = 2  # the kind that what is no UTF-8 is read as
_SPACES = "\u00a0\u00ad\u2000-\u200b\u202f\u2060\u3000\ufeff"
_STAR = r"\*(?![^\n*]*\*)"  # one that begins no emphasis
_START = regex(
    rf"\s*?(?:(?:#{{1,6}}|[-+]|{_STAR}|[0-9]{{1,9}}\.)(?P<behind>[{_SPACES}])"
    rf"|(?P<before>[\u00a0\u200b\u2060\ufeff])(?:#{{1,6}}|[-*+]|[0-9]{{1,9}}\.) )"
)
_LATER = regex(rf"\n[ \t]*(?:#{{2,6}}|-|{_STAR})(?P<behind>[{_SPACES}])")
# In the path of an address; browsers leave them out of a server's name.
_OF_ADDRESS = regex("[\u00ad\u200b\u2060\ufeff]")
_SERVER = regex(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.I)


@rule(on=("body", "element:p", "link", "key:title", "key:description", "key:permalink"), level="warning")
def check(read: Body | Element | Link | Entry, _context: Context) -> Iterator[Finding]:
    if isinstance(read, Link):
        yield from _in_address(read.url, read.location, "link leads to another page")
    elif isinstance(read, Element):
        yield from _at_start(read)
    elif isinstance(read, Body):
        yield from _anywhere(read.page.body, _KINDS[: _known(read.page)])
    elif isinstance(read.value, str) and not read.value.isascii():
        if read.path[-1] == "permalink":
            yield from _in_address(read.value, read.location, "page has another address than it seems to")
        else:
            yield from _reversed(read)


def _anywhere(text: Text, kinds: Sequence[tuple[re.Pattern[str], str, str]]) -> Iterator[Finding]:
    for pattern, outcome, hint in kinds:
        for found in pattern.finditer(text.string):
            yield _finding(text.locate(*found.span()), outcome, hint)._replace(once="file")


def _reversed(entry: Entry) -> Iterator[Finding]:
    """A title in which the text runs the other way; in keys there is no HTML."""
    pattern, outcome, _ = _KINDS[_REVERSES]
    if isinstance(entry.value, str) and (found := pattern.search(entry.value)):
        yield Finding(_narrowed(entry.location, found[0]), f"{_named(found[0])} {outcome}", "remove it")


def _in_address(address: str, place: Location, outcome: str) -> Iterator[Finding]:
    if address.isascii():
        return
    server = _SERVER.match(address)
    if found := _OF_ADDRESS.search(address, server.end() if server else 0):
        message = f"{_named(found[0])} cannot be seen and is a part of the address: the {outcome}"
        yield Finding(_narrowed(place, found[0]), message, "remove it")


def _narrowed(place: Location, character: str) -> Location:
    """The place of a character, where it is typed as it is."""
    at = place.origin.string.find(character, place.start, place.end)
    return place if at < 0 or place.is_made else Location(place.origin, at, at + 1)


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
    if source is None or source.string.isascii():
        return
    string, start, end = source.string, paragraph.start, paragraph.end
    found = _START.match(string, start, end)
    if found is None and not string[start:end].isascii():
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
    return Finding(place, f"{_named(place.text[0])} {outcome}", hint)


def _named(character: str) -> str:
    return f"the character U+{ord(character):04X}"
