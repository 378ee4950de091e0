"""Short documents: all of such a one is kept until it is written, which takes less time than to write block by block.

What says nothing of itself is written where it is read all the same: paragraphs, tables, items that are lines of words.
"""

from __future__ import annotations

from functools import partial

from jekyll_tools.kramdown.attributes import NAME
from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.element import Document, Element, Late
from jekyll_tools.kramdown.html import block, indented_block
from jekyll_tools.kramdown.list_items import Items
from jekyll_tools.kramdown.passed_items import Lists
from jekyll_tools.kramdown.passed_texts import INDENT
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.regex import regex

_SHORT = 10_000  # characters that may be of any sort
_LONGER = 40_000
_LINE = range(20, 2000)  # characters that a line of a longer text may have on average,
_SPAN = 8  # and at least those to each with which a span may begin or end
_MARKS = "[<>*_`|{"
_LIST = regex(rf"\{{:{NAME}:")


def is_short(string: str) -> bool:
    """Whether all of a text may be kept."""
    size = len(string)
    if size < _SHORT:
        return True
    if size > _LONGER or size // (string.count("\n") or 1) not in _LINE:
        return False
    return sum(map(string.count, _MARKS)) * _SPAN < size


def defines(string: str) -> bool:
    """Whether a text may define anything: what defines a list of attributes has `{:name:`, all else `]:`."""
    return "]:" in string or ("{:" in string and _LIST.search(string) is not None)


class Kept(Lists):
    """Writes what may be written at once, of a document whose blocks are all known."""

    def __init__(self, context: Context, renderer: Renderer) -> None:
        self._context = context
        self._renderer = context.writer = renderer

    def write(self, document: Document) -> None:
        """Let texts stand for the blocks that can be written, each by itself; the others are read when all are."""
        for each in document.root.children:
            kind = each.kind
            html = None
            if kind == "p":
                html = None if each.options else self._html(each.raw)
                if html is not None:
                    html = f"<p>{html}</p>\n"
            elif kind == "table":
                html = self._table(each)
            elif kind == "blockquote":
                html = self._quote(each)
            elif isinstance(each.raw, Items) and "ial" not in each.options:
                each.raw.write = partial(self._item, INDENT)
            if html is not None:
                _stand(each, html)

    def _table(self, table: Element) -> str | None:
        """The HTML of a table; where some of its cells are to be read later that of the others stands in it."""
        body = self._rows(table, INDENT)
        if body is None or table.options:
            return None
        return indented_block("table", table.attr, body, 0)

    def _rows(self, part: Element, indent: int) -> str | None:
        """What is in a table, or in its part: its rows, each written if that may be; the HTML where all of them are."""
        made, part.raw = part.raw, None
        assert isinstance(made, Late)
        texts, children = [], []
        for child in made.of(part):
            body = self._cells(child, indent + INDENT) if child.kind == "tr" else self._rows(child, indent + INDENT)
            if body is not None:
                texts.append(indented_block(child.kind, child.attr, body, indent))
                _stand(child, texts[-1])
            children.append(child)
        part.children = children
        return "".join(texts) if len(texts) == len(children) else None

    def _cells(self, row: Element, indent: int) -> str | None:
        made, row.raw = row.raw, None
        assert isinstance(made, Late)
        texts: list[str] = []
        children: list[Element] = []
        for cell in made.of(row):
            html = self._html(cell.raw)
            if html:
                texts.append(block(cell.kind, cell.attr, html, indent))
            elif cell.raw is None:
                texts.append(self._renderer.render(cell, indent))
            else:
                children += (Element("text", "".join(texts)), cell)
                texts.clear()
        if not children:
            return "".join(texts)
        row.children = [*children, Element("text", "".join(texts))]
        return None


def _stand(element: Element, html: str) -> None:
    """Let a text stand for an element."""
    element.kind, element.value, element.raw, element.children = "text", html, None, ()
