"""What the look of an element owes to the elements around it: a table's borders and padding, an alignment."""

from __future__ import annotations

import re

from jekyll_tools.html import colours
from jekyll_tools.html.css import Style, integer, pixels
from jekyll_tools.html.nodes import Node
from jekyll_tools.html.tables import BLOCK
from jekyll_tools.regex import regex

_CELLS = frozenset(("td", "th"))
_WIDTH = regex(r"(?:^|[;\s])(?:max-)?width\s*:", re.I)
_TEXT_ALIGN = regex(r"(?:^|[;\s])text-align\s*:", re.I)
_ALIGNING = frozenset(("div", "td", "th", "tr", "tbody", "thead", "tfoot"))
_MARGINS: dict[str, tuple[Style, ...]] = {
    "center": (("margin-left", "auto"), ("margin-right", "auto")),
    "middle": (("margin-left", "auto"), ("margin-right", "auto")),
    "absmiddle": (("margin-left", "auto"), ("margin-right", "auto")),
    "right": (("margin-left", "auto"),),
}


def table_styles(table: Node) -> tuple[Style, ...]:
    """What `border` and `bordercolor` give a table."""
    width, found = _border(table), _border_colour(table)
    style = "solid" if found else "outset"
    borders = (("border-width", f"{width}px"), ("border-style", style)) if width else ()
    return (*borders, *([("border-color", found)] if found else []))


def cell_styles(cell: Node) -> tuple[Style, ...]:
    """What a cell's table gives it by `cellpadding`, `border` and `bordercolor`."""
    table = next((node for node in cell.ancestors() if node.name == "table"), None)
    if cell.name not in _CELLS or table is None:
        return ()
    styles: list[Style] = []
    styles += pixels("padding")(table.attributes.get("cellpadding", "")) or ()
    if _border(table):
        found = _border_colour(table)
        styles += ("border-width", "1px"), ("border-style", "solid" if found else "inset")
        styles += [("border-color", found)] if found else []
    return tuple(styles)


def _border_colour(table: Node) -> str:
    return colours.css(table.attributes.get("bordercolor", ""))


def _border(table: Node) -> int:
    if "border" not in table.attributes or table.attributes.keys() & {"frame", "rules"}:
        return 0
    width = integer(table.attributes["border"])
    return 1 if width is None or width < 0 else width


def aligned(node: Node) -> tuple[Style, ...]:
    """What `<center>` or `align` around it gives a block that is narrower than its place: margins that move it.

    A table's own cells do not take the alignment over.
    """
    style = node.attributes.get("style", "")
    if node.name == "table":
        where = _alignment(node)
        own = bool(node.attributes.get("align"))
        return (*_MARGINS.get("" if own else where, ()), *([("text-align", "start")] if where else []))
    narrow = node.name in BLOCK and _WIDTH.search(style)
    return _MARGINS.get(_alignment(node), ()) if narrow else ()


def _alignment(node: Node) -> str:
    for outer in node.ancestors():
        if outer.name == "table" or _TEXT_ALIGN.search(outer.attributes.get("style", "")):
            return ""
        if outer.name == "center":
            return "center" if outer.end else ""  # one that is never closed is left as it is
        if outer.name in _ALIGNING and outer.attributes.get("align"):
            return outer.attributes["align"].lower()
    return ""
