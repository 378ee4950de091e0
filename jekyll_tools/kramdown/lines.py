"""The lines at which other blocks end: what lazy lines may not be, and what stops a paragraph.

Where lines end that belong together is looked for as a whole: a pattern that takes them one after the other would
remember every one, at 150 bytes each.
"""

from __future__ import annotations

import re

from jekyll_tools.kramdown.attributes import INSIDE
from jekyll_tools.kramdown.html import NAME, NAME_START, SPAN_LEVEL, S
from jekyll_tools.kramdown.state import BLANK, BLANKS, END_OF_BLOCK
from jekyll_tools.regex import regex

_NO_SPAN_TAG = rf"(?!/?(?:{'|'.join(sorted(SPAN_LEVEL | {'script'}))})(?u:\b))"
ATTRIBUTE_LIST = rf"(?: {{0,3}}\{{:(?![:/}}]){INSIDE}\}}[ \t\f\v\r]*\n)"
# Of a name that nothing follows the first letter is enough.
HTML_TAG = rf"(?: {{0,3}}<{_NO_SPAN_TAG}(?:{NAME_START}|/{NAME}{S}*>))"
# A line that ends even what goes on lazily.
LAZY_END = rf"(?:{BLANK}|{ATTRIBUTE_LIST}|{END_OF_BLOCK}|{HTML_TAG})"
DEFINITION = r"(?: {0,3}:[ \t|])"
LIST_ITEM = r"(?: {0,3}(?:[+*-]|\d+\.)[ \t|])"
HEADER = r"(?:\#{1,6}[ \t])"
QUOTE = r"(?: {0,3}>)"
RULE = r"(?: {0,3}(?:\*[ \t]*\*[ \t]*\*[ \t*]*|-[ \t]*-[ \t]*-[ \t-]*|_[ \t]*_[ \t]*_[ \t_]*)\n)"
FENCE = r"(?: {0,3}[~`]{3,})"
PARAGRAPH_END = rf"(?:{LAZY_END}|{DEFINITION})"
GFM_PARAGRAPH_END = rf"(?:{PARAGRAPH_END}|{LIST_ITEM}|{HEADER}|{QUOTE}|{FENCE})"
INDENT = r"(?: {4}|\t)"
_INDENTED = regex(rf"{INDENT}[ \t]*\S", re.A)
_BLANKS = regex(BLANKS)


def end_before(line: str) -> re.Pattern[str]:
    """What finds, from within a line on, where the lines end above the next one of a sort; or where the text ends."""
    return regex(rf"\n(?={line}|\Z)", re.M | re.A)


# Where a paragraph ends, and where it does that others interrupt.
PARAGRAPH_ENDS = {False: end_before(PARAGRAPH_END), True: end_before(GFM_PARAGRAPH_END)}
AT_ONCE = 50_000  # characters


def without(pattern: re.Pattern[str], lines: str, at_once: int = AT_ONCE) -> str:
    """Lines without what a pattern finds, some lines at a time: all of them leave 40 times the room in pieces."""
    if len(lines) <= at_once:
        return pattern.sub("", lines)
    parts = []
    at = 0
    while at < len(lines):
        end = lines.find("\n", at + at_once) + 1 or len(lines)
        parts.append(pattern.sub("", lines[at:end]))
        at = end
    return "".join(parts)


_INDENTED_END = end_before(rf"(?!{INDENT}[ \t]*\S)(?:{LAZY_END}|[ \t]*[\f\v\r])")


def indented_end(src: str, at: int) -> int:
    """Where indented lines end, with blank lines before them and lazy lines behind."""
    while True:
        blank = _BLANKS.match(src, at)
        start = blank.end() if blank else at
        if _INDENTED.match(src, start) is None:
            return at
        found = _INDENTED_END.search(src, start)
        assert found is not None
        at = found.end()
