"""A document written block by block, each dropped when it is written: so a long one takes a third of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.naming import Namer
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import Context
from jekyll_tools.kramdown.tree import settle, settled

_ROW_INDENT = 4  # within the table and one of its parts


def passes(document: Document, context: Context) -> bool:
    """Whether blocks can be written before those behind are read: what a text sets within a line counts for all."""
    return not (context.native or document.options["html_to_native"] or "{::options" in document.text.string)


def html(document: Document, context: Context, renderer: Renderer, read_footnotes: Callable[[Context], object]) -> str:
    """The document's HTML, as `settle`, `identify` and `render` make it of all blocks."""
    namer = Namer(document, context)
    blocks = list(_blocks(document.root, context, namer, renderer))
    if document.footnotes:
        read_footnotes(context)
        namer.go_through_footnotes()
    return renderer.complete(blocks)


def _blocks(root: Element, context: Context, namer: Namer, renderer: Renderer) -> Iterator[str]:
    waiting = settled(root, context, True)
    children = root.own_children()
    children.reverse()
    while children:
        child = children.pop()
        if waiting and waiting[-1][0] is child:
            plain = waiting.pop()[1]
            if child.kind == "table":
                _write_rows(child, context, namer, renderer)
                yield renderer.render(child, 0)
                continue
            settle(child, context, plain)
        namer.go_on(child)
        yield child.value if child.kind == "text" else renderer.render(child, 0)


def _write_rows(table: Element, context: Context, namer: Namer, renderer: Renderer) -> None:
    """Write a table's rows, one after the other."""
    for part in table.children:
        rows = part.own_children()
        for index, row in enumerate(rows):
            settle(row, context, True)
            namer.go_on(row)
            rows[index] = Element("text", renderer.render(row, _ROW_INDENT))
