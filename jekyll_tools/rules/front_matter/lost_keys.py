"""Keys of the front matter are not read.

## Why
Front matter ends at the first line of `---`: keys behind that are part of the page, and its readers see them. It ends
too, and without a word in Jekyll's log, at the first line that is less indented than its first key.

## Bad
    ---
    title: About me
    ---
    permalink: /about/
    ---
    Hello.

## Good
    ---
    title: About me
    permalink: /about/
    ---
    Hello.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page

_KEYS = regex(
    r"\s*(?P<keys>(?:[A-Za-z_][\w-]{0,40}:(?:[ \t][^\n]*)?\n(?:(?:[ \t]|-[ \t])[^\n]*\n){0,99}){1,99})"
    r"---[ \t]*(?:\n|\Z)"
)
_END = regex(r"^(?P<line>---|\.\.\.)[ \t]*$", re.M)
_KNOWN = regex(r"^(?:author_profile|collection|date|excerpt|layout|permalink|redirect_from|tags|title|venue):", re.M)
_INDENTED = regex(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n){0,20}(?P<indent>[ ]+)[\w-]+:(?:[ \t]|$)", re.M)
_KEY = regex(r"^(?P<indent>[ ]*)(?P<key>[\w-]+):(?:[ \t]|$)", re.M)


@rule(on="page", level="error")
def check(page: Page, _context: Context) -> Iterator[Finding]:
    matter = page.front_matter
    if not matter.present or matter.problems or page.text.string[:3] != "---":
        return
    end = _END.search(page.text.string, len("---"))
    if end is None:
        return
    found = _KEYS.match(page.text.string, end.end())
    if found and _KNOWN.search(found["keys"]):
        message = "the front matter ends here: the keys behind it are lost and will be shown as text"
        yield Finding(page.text.locate(*end.span("line")), message, "delete this line")
    yield from _outdented(page, end.start())


def _outdented(page: Page, end: int) -> Iterator[Finding]:
    first = _INDENTED.match(page.text.string, 0, end)
    keys = _KEY.finditer(page.text.string, first.end(), end) if first else ()
    lost = next((key for key in keys if first and len(key["indent"]) < len(first["indent"])), None)
    if lost and first:
        place = page.text.locate(*lost.span("key"))
        why = "the line is less indented than the first key, and ends the front matter"
        message = f"{why}: {lost['key']} and all below is lost"
        yield Finding(place, message, "write all keys without spaces before them")
