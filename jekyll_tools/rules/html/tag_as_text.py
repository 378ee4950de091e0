"""A block's tag is within a line of text.

## Why
kramdown takes `<div>`, `<p>`, `<table>` and other blocks only at the start of a line. Within a line, or within
emphasis, the reader sees the tag itself. This is but a warning where nothing but the tag is there, as where a text is
about HTML.

## Bad
    See <div class="note">this</div> first.

## Good
    See <span class="note">this</span> first.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.html.tables import TABLE_PARTS
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.rules.literal import MENTIONED, is_mentioned
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_LIKE_SPAN = frozenset(("center", "div", "header", "footer", "section"))  # of these a <span> may take the place
_LISTS, _TABLES = ("ol", "ul"), ("table",)
_WHOLES = {"li": _LISTS, "dd": ("dl",), "dt": ("dl",), **dict.fromkeys(TABLE_PARTS, _TABLES)}
_HASH = "a # makes no comment here: to leave something out write it between <!-- and -->"
_COMMENT = "mend the comment that begins before it on this line, which is text too"
_BREAKS = frozenset(("dd", "dl", "dt", "li", "ol", "p", "ul"))
_HINT = "put it at the start of a line, below a blank line"


@rule(on="problem:tag-as-text", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name = str(problem.facts["name"])
    if _is_part(problem.location, name):
        return
    message = f"<{name}> within a line of text will be shown as text"
    before = _before(problem.location).strip()
    if before == "#":  # as before a comment of a program
        yield Finding(problem.location, message, _HASH, once="file")
        return
    if "<!--" in before and "-->" not in before:
        yield Finding(problem.location, message, _COMMENT, once="file")
        return
    hint = "put it at the start of a line, or use <span> here" if name in _LIKE_SPAN else _HINT
    if name in _LIKE_SPAN and not before:  # within a block of HTML whose text is read as a line
        hint = "use <span> here"
    if problem.facts.get("where") == "cell":
        hint = _of_cell(name)
    if is_mentioned(problem.location, name):
        yield Finding(problem.location, message, MENTIONED, level="warning")
    else:
        yield Finding(problem.location, message, hint, once="file")


def _of_cell(name: str) -> str:
    """What to write instead in a cell of a Markdown table, which is a line of text."""
    if name in _LIKE_SPAN:
        return "use <span> here"
    if name in _BREAKS:
        return "put <br> between the lines here, or write the whole table in HTML"
    return "write the table in HTML: a cell of a Markdown table is a line of text, and holds no blocks"


def _before(place: Location) -> str:
    """What stands before it on its line."""
    line = max(place.origin.line_starts[place.line - 1], place.start - FIX_CHARACTERS)
    return place.origin.string[line : place.start]


def _is_part(place: Location, name: str) -> bool:
    """Whether it is an item or a cell of what begins before it on its line, and is told there."""
    before = _before(place).lower()
    return any(f"<{whole}" in before for whole in _WHOLES.get(name, ()))
