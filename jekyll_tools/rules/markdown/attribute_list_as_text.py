"""An attribute list, `{: … }`, belongs to nothing and is shown.

## Why
`{: … }` belongs directly after a link, a picture or other marked words, or on a line of its own next to a block, and
its colon is part of it. After a space, after plain words, behind a heading's words or without the colon, as Pandoc has
it, the reader sees the braces.

## Bad
    [The paper](https://example.org/) {:target="_blank"}

## Good
    [The paper](https://example.org/){:target="_blank"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.span.span_extension import is_on_own_lines, is_too_long
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, shown
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_QUOTED = r"[a-z][\w-]*\s?=\s?[\"'“”][^\"'“”{}\n]*[\"'“”]+"
# As Pandoc takes it, and kramdown does not.
_NAMES = "width|height|target|rel|class|id|style|title|alt|align|loading|download|lang|role|data-[a-z-]+|aria-[a-z]+"
_PLAIN = rf"(?:{_NAMES})=[^\s\"'“”{{}}=]+"
_ITEM = rf"(?:[.#][A-Za-z][\w-]*|{_QUOTED}|{_PLAIN})"
_LIST = regex(rf"(?<![\\{{$])\{{(?P<early>[ \t]*)(?P<colon>:?)\s*(?P<items>{_ITEM}(?:\s+{_ITEM})*)\s*:?\}}(?!\}})")
_VALUE = regex(r"=([^\s\"'“”]+)(?=\s|\Z)")
_LINE_END = regex(r"[ \t]*(?:\n|\Z)")
_SPAN_ENDS = tuple(")]*_`>")


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for found, place in shown(element, "{", _LIST):
        if found["colon"] and _is_told(found):
            continue
        mended = "{: " + _VALUE.sub(r'="\1"', found["items"]) + "}"
        if found["colon"]:
            hint, fix = _mend(found, place, mended)
        elif _blanks(found) == 0:
            if _VALUE.search(found["items"]) and found.string[found.start() - 1] not in ")]":
                continue  # a part of a formula: x_{a=b}
            hint = "write a colon after the brace: {: … }" if mended[3:-1] == found["items"] else f"write {mended}"
            fix = (Edit(place, mended),)
        else:
            hint, fix = _as_of_pandoc(element, found, mended), ()
        if hint:  # else they are braces that were never meant as a list
            yield Finding(place, f"{cut(found[0])} belongs to nothing and will be shown as text", hint, fix, safe=False)


def _is_told(found: re.Match[str]) -> bool:
    """Whether too-complex says of a list where it could stand that it is too long."""
    end = found.end() - 1
    is_long = is_too_long(end - found.start())
    return is_long and (_blanks(found) == 0 or is_on_own_lines(found.string, found.start(), end))


def _blanks(found: re.Match[str]) -> int | None:
    """How many blanks part the list from the span before it; None where no span is."""
    at = found.start()
    while at and found.string[at - 1] in " \t":
        at -= 1
    return found.start() - at if found.string[max(0, at - 1) : at] in _SPAN_ENDS else None


def _mend(found: re.Match[str], place: Location, mended: str) -> tuple[str, tuple[Edit, ...]]:
    """How to mend a list with a colon."""
    origin, start, _ = place
    if found["early"]:
        return f"write {mended}, with no space before the colon", (Edit(place, mended),)
    if blanks := _blanks(found):
        return "remove the space before it", (Edit(Location(origin, start - blanks, start), ""),)
    return "write it directly after a link, a picture or emphasis, or on a line of its own below the block", ()


def _as_of_pandoc(element: Element, found: re.Match[str], mended: str) -> str:
    """How to mend a list without a colon that belongs to a block, where Pandoc has such; "" for other braces."""
    string = found.string
    if not _LINE_END.match(string, found.end()):
        return ""
    if element.kind == "header":
        return f"write {mended} on a line of its own, directly below the heading"
    line = string.rfind("\n", 0, found.start()) + 1
    if element.kind != "p" or string[line : found.start()].strip():
        return ""
    if line == 0 and not string[found.end() :].strip():
        return f"write {mended} directly below the block that it is meant for"
    return f"write {mended}"
