"""Tables of HTML that Markdown could have written: rows of as many cells each, whose columns agree on their sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import BLOCK_LEVEL, MARKDOWNS, names

_PARTS = ("thead", "tbody", "tfoot")
_LEFT = BLOCK_LEVEL - MARKDOWNS - names("h1 h2 h3 h4 h5 h6 pre table")
_ALIGNED = re.compile(r"text-align:\s*(left|center|right)\b")


def is_simple(table: Element) -> bool:
    """Whether Markdown could have written a table."""
    parts = list(_parts(table))
    if any(part.value not in _PARTS for part in parts if part is not table):
        return False
    if all(part.value == "thead" for part in parts):
        return False
    rows = [(row, part) for part in parts for row in _elements(part)]
    if any(row.value != "tr" for row, _ in rows):
        return False
    kinds = all(
        cell.value == ("th" if part.value == "thead" else "td") for row, part in rows for cell in _elements(row)
    )
    columns = {tuple(map(_alignment, _elements(row))) for row, _ in rows}
    return kinds and len(columns) <= 1 and all(_is_text(cell) for row, _ in rows for cell in _elements(row))


def _parts(table: Element) -> Iterator[Element]:
    """What holds rows: the table itself, or its parts."""
    children = list(_elements(table))
    if any(child.value == "tr" for child in children):
        yield table
    else:
        yield from children


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if child.kind != "text")


def _alignment(cell: Element) -> str | None:
    found = _ALIGNED.search(cell.attr.get("style", ""))
    return found[1] if found else None


def _is_text(cell: Element) -> bool:
    if cell.options["model"] != "raw":  # what it holds has been taken for what it means
        return all(child.kind != "html_element" or child.value not in _LEFT for child in cell.children)
    return all(child.kind == "text" or child.value not in BLOCK_LEVEL for child in cell.walk() if child is not cell)


def take_for_table(table: Element) -> None:
    """Make a simple table's parts Markdown's own; rows without a part are of the body."""
    if table.children[0].kind == "tr":
        body = Element("html_element", "tbody", table.source, table.start, table.end)
        body.children = table.children
        table.children = [body]
    for part in table.children:
        for row in part.children:
            for cell in row.children:
                _rename(cell)
        if part.kind == "html_element":
            _rename(part)


def _rename(element: Element) -> None:
    element.kind, element.value = element.value, None
    element.own_options().clear()
