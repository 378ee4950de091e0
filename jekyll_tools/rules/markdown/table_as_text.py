"""A table is read as text.

## Why
kramdown sees a table only where a blank line, or the start or the end of the text, is above it and below it, where each
of its lines has a bar, and where a row follows the line of hyphens. Else its rows are part of a paragraph, and the
reader sees bars and dashes. A blank line above the line of hyphens makes two tables of one, without a head; of dashes
that are no hyphens the line is a row like any other.

## Bad
    My talks:
    | Year | Place |
    |------|-------|
    | 2019 | Bonn  |

## Good
    My talks:

    | Year | Place |
    |------|-------|
    | 2019 | Bonn  |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import HYPHENS
from jekyll_tools.rules.rule import Context, rule

_LINE = regex(rf"{HYPHENS}[ \t]*")
# A row of words, and below it the line that parts a table's head from its body.
_TABLE = regex(rf"^[^\n|]*\|[^\n]*\n(?P<line>{HYPHENS})[ \t]*$", re.M)
_DASH = r"[ \t]*:?[\u2013\u2014-]+:?[ \t]*"
_DASHES = regex(rf"[ \t]*\|?{_DASH}(?:\|{_DASH})+\|?[ \t]*")
# Two rows of at least two cells each, with bars around them.
_ROW = r"[ \t]*\|(?![ \t]*[|\n])[^|\n]+\|[^\n]*\|[ \t]*"
_ROWS = regex(rf"^{_ROW}\n{_ROW}$", re.M)
_BAR = regex(r"(?<!\\)\|")
_BLANK = regex(r"[ \t]*|[ ]{0,3}\{:[^\n]*\}[ \t]*|\^[ \t]*")  # or what is as good as a blank line
_NEXT = regex(r"(?:[ \t]*\n)+[^\n|]*\|")
_TEXT = "this is read as text, not as a table: its bars{} will be shown"


@rule(on=("element:p", "element:table"), level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    source = element.source
    if source is None or source.string.find("|", element.start, element.end) < 0:
        return
    if element.kind == "table":
        yield from _headless(element, source)
    elif found := _TABLE.search(source.string, element.start, element.end):
        place = source.locate(*found.span("line"))
        yield Finding(place, _TEXT.format(" and dashes"), _hint(element, source, found.start()))
    elif found := _ROWS.search(source.string, element.start, element.end):
        start, end = found.start(), source.string.index("\n", found.start())
        hint = _parted(element, source, start)
        if hint:  # it is a table that was meant, not formulas with bars
            yield Finding(source.locate(start, end), _TEXT.format(""), hint)


def _hint(element: Element, source: Source, start: int) -> str:
    """How to mend a table of which the row above the line of hyphens is at `start`."""
    lines = source.string[start : element.end].rstrip("\n").split("\n")
    if len(lines) == 2 or not _BAR.search(lines[2]):
        behind = source.string[element.end : element.end + FIX_CHARACTERS]
        if len(lines) == 2 and _NEXT.match(behind):
            return "leave no blank line between it and the rows"
        if _BAR.search(_line_above(source, start)) and start > element.start:
            return "write it below the first row: below it there must be another one"
        return "write a row below it: a head alone makes no table"
    return _parted(element, source, start) or "begin and end every row with a bar"


def _parted(element: Element, source: Source, start: int) -> str:
    """Where blank lines would make a table of rows that the one at `start` belongs to; "" where they would not."""
    above = source.string[element.start : start].split("\n")[:-1]
    lines = source.string[start : element.end].rstrip("\n").split("\n")
    has_words_above = not all(map(_BAR.search, above)) or not _BLANK.fullmatch(_line_above(source, element.start))
    rows = next((number for number, line in enumerate(lines) if not _BAR.search(line)), len(lines))
    has_words_below = rows < len(lines) or not _BLANK.fullmatch(_line_at(source, element.end))
    if has_words_above and has_words_below:
        return "leave a blank line above its first row and below its last one"
    if has_words_below:
        return "leave a blank line below its last row"
    return "leave a blank line above its first row" if has_words_above else ""


def _line_above(source: Source, at: int) -> str:
    """The line before the one that begins at an offset; "" where none is."""
    return source.string[source.string.rfind("\n", 0, at - 1) + 1 : at - 1] if at else ""


def _line_at(source: Source, at: int) -> str:
    end = source.string.find("\n", at)
    return source.string[at : end if end >= 0 else len(source.string)]


def _headless(table: Element, source: Source) -> Iterator[Finding]:
    """The line below a table's head that parts nothing."""
    first, _, rest = source.string[table.start : table.end].partition("\n")
    second = rest.partition("\n")[0]
    if not second.isascii() and _DASHES.fullmatch(second):
        start = table.start + len(first) + 1
        hyphens = second.replace("\u2014", "---").replace("\u2013", "--").strip()
        message = "this line is shown as a row of the table: its dashes are no hyphens"
        yield Finding(source.locate(start, start + len(second)), message, f"write {hyphens}")
    if _LINE.fullmatch(first) and _has_head(source, table.start):
        place = source.locate(table.start, table.start + len(first))
        message = "a blank line parts this line from the head of its table: the head will be shown as a table by itself"
        yield Finding(place, message, "remove the blank line above it")


def _has_head(source: Source, start: int) -> bool:
    """Whether a single row stands above a table, with nothing but blank lines between."""
    above = source.string[max(start - FIX_CHARACTERS, 0) : start]
    lines = above.rstrip().split("\n")
    is_apart = above[len(above.rstrip()) :].count("\n") > 1
    is_single = len(lines) == 1 or not lines[-2].strip()
    return is_apart and is_single and _BAR.search(lines[-1]) is not None and not _LINE.fullmatch(lines[-1])
