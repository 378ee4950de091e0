"""From elements to HTML: each kind's own function, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.typography import named

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Document, Element
    from jekyll_tools.kramdown.syntax import Render


class Renderer:
    """Writes a document's elements. Indentation counts in spaces, two a level."""

    def __init__(self, document: Document, renders: Mapping[str, Render]) -> None:
        self.document = document
        self.options: dict[str, Any] = document.options
        self.renders = renders
        self.instead: dict[str, Callable[[], str] | None] = {}
        self._noted = False  # whether a list stands where the footnotes are to be
        self._symbols: dict[str, str] = {}
        self.code_start: str | None = None  # of code within a line that says nothing more of itself

    def render(self, element: Element, indent: int) -> str:
        return self.renders[element.kind](element, indent, self)

    def inner(self, element: Element, indent: int) -> str:
        """The element's children, one after the other."""
        children = element.children
        renders = self.renders
        if len(children) == 1:
            child = children[0]
            return child.value if child.kind == "text" else renders[child.kind](child, indent, self)
        return "".join(
            [child.value if child.kind == "text" else renders[child.kind](child, indent, self) for child in children]
        )

    def document_html(self) -> str:
        """The whole result."""
        return "".join(self.completed([self.inner(self.document.root, 0)]))

    def completed(self, blocks: list[str]) -> list[str]:
        """The parts of the whole result, given what its blocks come to."""
        notes = ""
        if self.document.footnotes:
            from jekyll_tools.kramdown import footnotes

            notes = footnotes.render(self)
            if not self._noted:
                blocks.append(notes)
        for mark, fill in sorted(self.instead.items(), key=lambda item: item[1] is not None):
            place = next((number for number, block in enumerate(blocks) if mark in block), None)
            if place is not None:
                blocks[place] = blocks[place].replace(mark, fill() if fill else notes, 1)
        self.instead.clear()  # what fills a place knows this renderer: a ring that would keep the document
        return blocks

    def list_instead(self, element: Element) -> str | None:
        """What a list stands for that is to become a table of contents or the footnotes: it is filled in last."""
        if "instead" not in element.options:
            return None
        mark = self._mark(element.options["instead"])
        if element.options["instead"] == "footnotes":
            self._noted = True
            self.instead[mark] = None
            return mark
        from jekyll_tools.kramdown import toc

        self.instead[mark] = lambda: toc.render(element, self)
        return mark

    def _mark(self, name: str) -> str:
        """What stands in a list's place until it is filled in: nothing that the text has, or an entity could be."""
        mark = f"\udc00{name}\udc00"
        while mark in self.document.text.string:
            mark += mark
        return mark

    def symbol(self, name: str) -> str:
        """A character by its entity's name, as the options want it."""
        if name not in self._symbols:
            self._symbols[name] = named(name, self.options)
        return self._symbols[name]
