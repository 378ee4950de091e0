"""A link is written so that it stays text.

## Why
A link is `[words](address)`, with nothing between the two. With a space or another bracket there, with the words typed
twice, with the two the wrong way round or without the last bracket the reader sees the brackets and the address. So he
does of an address with a bar in it in a table, where the bar ends the cell.

## Bad
    Read [the paper] (https://example.org/paper).

## Good
    Read [the paper](https://example.org/paper).
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, typed, words
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_ADDRESS = r"(?:https?://|mailto:|/(?!/)|www\.)(?:[^\s()\[\]]|\([^\s()\[\]]{0,100}\))*"
_BEHIND = ".,;:"  # what ends a sentence rather than an address
_OPENING = regex(r"(?<![\\\]])[\[(]")
_LINK = regex(
    r"\[(?P<words>[^\[\]\n]+)\](?:"
    r"\((?P<again>[^()\[\]\\\n]+)\]\((?P<one>[^\s()\[\]]+)\)"
    rf"|(?P<slip>[ \t\u00a0\u3000]*|\])\((?P<address>{_ADDRESS})(?P<end>[)\]]?)"
    r")"
    rf"|\((?P<swapped>[^()\n]+)\)\[(?P<to>{_ADDRESS})\]"
)
_REST = regex(r"\|[^\s()\[\]]*\)")  # of an address


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for source, found in _links(element):
        place = source.locate(*found.span())
        written, address = found["words"] or found["swapped"], found["address"] or found["one"] or found["to"]
        if found["address"] and bool(found["slip"]) == (found["end"] != ")"):
            continue  # words in brackets before words in parentheses
        if found["address"] and not found["end"]:
            address = address.rstrip(_BEHIND)
        if element.kind in ("td", "th") and not found["end"] and (rest := _behind_bar(place)):
            yield from _cut(place, rest)
            continue
        mended = f"[{written}]({address})"
        is_guess = _differ(found) or (found["address"] and not found["end"])
        fix = () if is_guess else (Edit(place, mended),)
        hint = f"write {mended}" + (f" or [{found['again']}]({address})" if _differ(found) else "")
        yield Finding(place, f"{_why(found)}: it will be shown as text", hint, fix, safe=False)


def _behind_bar(place: Location) -> int:
    """Where an address ends of which a bar, the border of a cell, has cut off the rest; 0 for none."""
    rest = _REST.match(place.origin.string, place.end)
    return rest.end() if rest else 0


def _cut(place: Location, end: int) -> Iterator[Finding]:
    """What is said of an address with a bar in it; of a line that was not meant for a table text-as-table tells."""
    origin, start, at = place
    line = origin.line(place.line).strip(" \t>")
    if line.startswith("|") or line.endswith("|"):
        edits = tuple(
            Edit(Location(origin, bar, bar + 1), "%7C") for bar in range(at, end) if origin.string[bar] == "|"
        )
        message = "the | in the link's address ends the cell: it will be shown as text"
        yield Finding(Location(origin, start, end), message, "write %7C for the |", edits, safe=False)


def _links(element: Element) -> Iterator[tuple[Source, re.Match[str]]]:
    """What looks like links, where the brackets are text. What is between these may have mark-up of its own."""
    texts = words(element, "") if "[" in typed(element) and "(" in typed(element) else ()
    starts, done = [start for _, start, _ in texts], 0
    for source, start, end in texts:
        for opening in _OPENING.finditer(source.string, max(start, done), end):
            found = _LINK.match(source.string, opening.start())
            if found and opening.start() >= done and _is_text(found, starts, texts):
                done = found.end()
                yield source, found


def _is_text(found: re.Match[str], starts: Sequence[int], texts: Sequence[tuple[Source, int, int]]) -> bool:
    """Whether the bracket between words and address is text, and the last one."""
    inner = found.end("words" if found["words"] else "swapped")
    return all(at < texts[bisect(starts, at) - 1][2] for at in (inner, found.end() - 1))


def _why(found: re.Match[str]) -> str:
    if found["swapped"]:
        return "the link's words are in parentheses and its address is in brackets"
    if found["again"]:
        what = "address is" if found["again"] == found["one"] else "words are"
        return f"the link's {what} typed twice" if not _differ(found) else "the link is begun twice, with other words"
    if found["slip"] == "]":
        return "there is a bracket too many between the link's words and its address"
    if found["slip"]:
        return "there is a space between the link's words and its address"
    if found["end"] == "]":
        return "the link's address ends with a ] where ) is meant"
    return "the link is never closed"


def _differ(found: re.Match[str]) -> bool:
    """Whether a link that is begun twice has other words the second time."""
    return bool(found["again"]) and found["again"].strip() not in (found["words"].strip(), found["one"])
