"""A line of text is read as a table.

## Why
A bar is all that kramdown needs to see a table, even in an item of a list: `Postdoc | Bonn | 2020` by itself becomes a
table of three cells, and a link or words in bold that have a bar in them fall apart. Before a bar that is meant to be
one stands a backslash; in an address `%7C` stands for it. Rows that begin or end with a bar, several rows, and those
with a picture are taken for a table that was meant.

## Bad
    * Postdoc | Bonn | 2020

## Good
    * Postdoc \\| Bonn \\| 2020
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule

_BAR = regex(r"(?<!\\)\|")
_OF_ADDRESS = "%7C"
_PICTURE = regex(r"!\[|<(?:img|svg|video|iframe)\b")
_ADDRESS = regex(r"\]\([^\s()|]*\|[^\s()]*\)")  # of a link, with a bar in it
_TORN = (
    ("a link falls", "[", "]"),
    ("a link falls", "](", ")"),
    ("words in bold fall", "**", "**"),
    ("a formula falls", "$", "$"),
)


@rule(on="element:table", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    source = element.source
    if source is None or element.attr:
        return
    written = source.string[element.start : element.end]
    line = written.strip()
    if "\n" in line or line.startswith("|") or _is_ended(line) or _PICTURE.search(line):
        return
    start = element.start + len(written) - len(written.lstrip())
    held = {at for found in _ADDRESS.finditer(line) for at in range(*found.span()) if line[at] == "|"}
    bars = {bar.start(): _OF_ADDRESS if bar.start() in held else "\\|" for bar in _BAR.finditer(line)}
    places = {at: source.locate(start + at, start + at + 1) for at in bars}
    fix = () if "`" in line else tuple(Edit(places[at], instead) for at, instead in bars.items())
    made = next((bar.text for bar in places.values() if bar.is_made), "")
    place = source.locate(start, start + len(line))
    torn = next((f", and {what} apart" for what, *signs in _TORN if _is_torn(line, *signs)), "")
    yield Finding(
        place,
        f"this line is read as a table, for the | in it: it will be shown as cells{torn}",
        _hint(set(bars.values()), made, place.is_made),
        fix,
        safe=False,
        tag=line if place.is_made else "",  # told where it was typed, if that is known
    )


def _hint(instead: set[str], made: str, is_made: bool) -> str:
    """What to write for bars; of one that an output `made`, what holds in YAML's quotes too."""
    if is_made and made:
        return "write &#124; for each |"
    if instead == {_OF_ADDRESS}:
        return f"write {_OF_ADDRESS} for the | in the address"
    of_address = f", but {_OF_ADDRESS} in an address" if _OF_ADDRESS in instead else ""
    return "write \\| for each |" + of_address + (f", and &#124; in what {cut(made)} prints" if made else "")


def _is_ended(line: str) -> bool:
    return line.endswith("|") and not line.endswith("\\|")


def _is_torn(line: str, opening: str, closing: str) -> bool:
    """Whether what these signs stand around begins in one cell and ends in another."""
    if opening == closing:
        return any(cell.count(opening) % 2 for cell in _BAR.split(line))
    return any(cell.count(opening) > cell.count(closing) for cell in _BAR.split(line)[:-1])
