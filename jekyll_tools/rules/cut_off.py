"""Elements of a line of text, such as `<span>`, that a block within them ends: kramdown ends the paragraph there."""

from __future__ import annotations

import re

from jekyll_tools import limits
from jekyll_tools.kramdown.html import BLOCK_LEVEL, VOID
from jekyll_tools.regex import regex
from jekyll_tools.text import Location

_BLOCK = regex(r"\n(?:[ \t]*\n)? {0,3}<([a-z][a-z0-9]{0,20})\b[^<>\n]{0,999}>", re.IGNORECASE)

_HOLDING = BLOCK_LEVEL - VOID  # a line, <hr>, rather follows what was to end before it
_END = regex(r"</([A-Za-z][A-Za-z0-9]{0,20})")


def block_within(start: Location, name: str) -> Location | None:
    """The first block that begins a line between a start tag and the end tag of its name, written so; None for none."""
    if start.is_made or name in BLOCK_LEVEL:
        return None
    string, stop = start.origin.string, start.end + limits.FIX_CHARACTERS
    end = string.find(f"</{name}", start.end, stop)
    blocks = _BLOCK.finditer(string, start.end, end) if end >= 0 else ()
    found = next((match for match in blocks if match[1].lower() in _HOLDING), None)
    if found is None or f"<{name}" in string[start.end : end]:
        return None
    if any(tag.lower() in BLOCK_LEVEL for tag in _END.findall(string, start.end, found.start())):
        return None  # the end of what is around it comes first: its own is missing
    return Location(start.origin, found.start(1) - 1, found.end())


def start_of(end: Location, name: str) -> Location | None:
    """The start tag of an end tag between which and it such a block is."""
    string, least = end.origin.string, max(end.start - limits.FIX_CHARACTERS, 0)
    at = -1 if end.is_made else string.rfind(f"<{name}", least, end.start)
    if at < 0 or string.find(f"</{name}", at, end.start) >= 0:
        return None
    close = string.find(">", at, end.start)
    start = Location(end.origin, at, close + 1)
    return start if close >= 0 and block_within(start, name) else None
