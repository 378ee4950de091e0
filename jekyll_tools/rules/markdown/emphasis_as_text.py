"""Stars that were meant to make words bold are shown.

## Why
There must be no space after the opening stars or before the closing ones: `**bold **` and `** bold**` are text, and the
reader sees the stars.

## Bad
    This is **important **to us.

## Good
    This is **important** to us.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, shown
from jekyll_tools.rules.rule import Context, rule

_BOLD = regex(r"(?<![\\\w*])\*\*(?P<words>[^*\n]+)\*\*(?!\*)")
_SHORT = 60  # of a longer stretch both its stars may belong to others


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for found, place in shown(element, "**", _BOLD):
        written = found["words"]
        words = written.strip()
        late, early = written[-1].isspace(), written[0].isspace()
        if late == early or not any(letter.isalpha() for letter in words):
            continue
        where = "before the closing" if late else "after the opening"
        message = f"there is a space {where} stars: they will be shown as text"
        if len(words) > _SHORT:
            yield Finding(place, message, "leave no space between the stars and the words in them")
        else:
            edit = Edit(place, written.replace(words, f"**{words}**"))
            yield Finding(place, message, f"write **{words}**", (edit,), safe=False)
