"""A link is written so that it stays text.

## Why
A link is `[words](address)`, with nothing between the two. With a space there, with the two the wrong way round or
without the last bracket the reader sees the brackets and the address.

## Bad
    Read [the paper] (https://example.org/paper).

## Good
    Read [the paper](https://example.org/paper).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, shown
from jekyll_tools.rules.rule import Context, rule

_ADDRESS = r"(?:https?://|mailto:|/(?!/)|www\.)[^\s()\[\]]*"
_LINK = regex(
    rf"(?<![\\\]])(?:\[(?P<words>[^\[\]\n]+)\](?P<blank>[ \t]*)\((?P<address>{_ADDRESS})(?P<end>\)?)"
    rf"|\((?P<swapped>[^()\n]+)\)\[(?P<to>{_ADDRESS})\])"
)


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for found, place in shown(element, "[", _LINK):
        words, address = found["words"] or found["swapped"], found["address"] or found["to"]
        if found["words"] and bool(found["blank"]) == (not found["end"]):
            continue  # words in brackets before words in parentheses
        mended = f"[{words}]({address})"
        fix = (Edit(place, mended),) if not found["words"] or found["end"] else ()
        yield Finding(place, f"{_why(found)}: it will be shown as text", f"write {mended}", fix, safe=False)


def _why(found: re.Match[str]) -> str:
    if found["swapped"]:
        return "the link's words are in parentheses and its address is in brackets"
    if found["blank"]:
        return "there is a space between the link's words and its address"
    return "the link is never closed"
