"""Blocks in pieces of HTML: what stands before what they hold, that, and what stands behind.

They may be nearly all of a text, of which there are to be no copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from jekyll_tools.kramdown.block.block_html import parts
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import around, attributes
from jekyll_tools.kramdown.nested import shown
from jekyll_tools.kramdown.renderer import Renderer

Piece = TypeVar("Piece")

LONG = 10_000  # characters that are not copied more often than need be


def taken(block: Element) -> list[Element]:
    """The blocks that one holds and that are shown, the last one first, taken from it."""
    children = list(shown(block.children))
    block.children = ()
    children.reverse()
    return children


def emptied(pieces: list[Piece]) -> Iterator[Piece]:
    """What is listed, the last one first, each gone when it is asked for."""
    while pieces:
        yield pieces.pop()


def held(block: Element, inside: Iterable[str], indent: int) -> Iterator[str]:
    """A block whose content stands on lines of its own."""
    start, end = around(block.kind, block.attr, indent)
    yield start
    yield from inside
    yield end


def item(block: Element, inside: Iterable[str], indent: int, on_line: bool) -> Iterator[str]:
    """A list's item, or a definition, that holds something; what is inside may begin `on_line` with its start tag."""
    space = " " * indent
    yield f"{space}<{block.kind}{attributes(block.attr)}>" + ("" if on_line else "\n")
    last = ""
    for html in inside:
        last = html[-1:] or last
        yield html
    yield f"{'' if on_line and last != chr(10) else space}</{block.kind}>\n"


def html_element(block: Element, inside: Iterable[str], indent: int, renderer: Renderer) -> Iterator[str]:
    """An HTML element that holds blocks."""
    space, last = " " * indent, ""
    for html in inside:
        if html:
            if not last:
                yield f"{space}<{block.value}{attributes(block.attr)}>\n"
            last = html[-1]
            yield html
    if last:
        yield f"{'' if last == chr(10) else chr(10)}{space}</{block.value}>\n"
    else:
        yield from parts(block, indent, renderer)


def line(block: Element, name: str, inside: Iterator[str], indent: int, empty: str = "") -> Iterator[str]:
    """A header, a term or a cell, which has its attributes when what is inside is read; where that is nothing, `empty`
    stands there.
    """
    first = next((html for html in inside if html), empty)
    yield f"{' ' * indent}<{name}{attributes(block.attr)}>"
    yield first
    del first
    yield from inside
    yield f"</{name}>\n"


def paragraph(block: Element, inside: Iterable[str], indent: int) -> Iterator[str]:
    """A paragraph, which may be an item's first one and go without its tags."""
    if "transparent" in block.options:
        yield from inside
        return
    yield f"{' ' * indent}<p{attributes(block.attr)}>"
    yield from inside
    yield "</p>\n"
