"""From elements to HTML: each kind's own function, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.typography import named

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Document, Element
    from jekyll_tools.kramdown.syntax import Render


# What is filled in last, where the text has it: no text can contain these.
_CONTENTS, _NOTES = "\0contents\0", "\0footnotes\0"


class Renderer:
    """Writes a document's elements. Indentation counts in spaces, two a level."""

    def __init__(self, document: Document, renders: Mapping[str, Render]) -> None:
        self.document = document
        self.options: dict[str, Any] = document.options
        self._renders = renders
        self.instead: dict[str, Callable[[], str] | None] = {}
        self._symbols: dict[str, str] = {}
        self.code_start: str | None = None  # of code within a line that says nothing more of itself

    def render(self, element: Element, indent: int) -> str:
        return self._renders[element.kind](element, indent, self)

    def inner(self, element: Element, indent: int) -> str:
        """The element's children, one after the other."""
        renders = self._renders
        return "".join(
            [
                child.value if child.kind == "text" else renders[child.kind](child, indent, self)
                for child in element.children
            ]
        )

    def document_html(self) -> str:
        """The whole result."""
        from jekyll_tools.kramdown import footnotes

        body = self.inner(self.document.root, 0)
        notes = footnotes.render(self)
        for placeholder, fill in self.instead.items():
            body = body.replace(placeholder, fill() if fill else notes, 1)
        return body if _NOTES in self.instead else body + notes

    def list_instead(self, element: Element) -> str | None:
        """What a list stands for that is to become a table of contents or the footnotes: it is filled in last."""
        if "instead" not in element.options:
            return None
        if element.options["instead"] == "footnotes":
            self.instead[_NOTES] = None
            return _NOTES
        from jekyll_tools.kramdown import toc

        self.instead[_CONTENTS] = lambda: toc.render(element, self)
        return _CONTENTS

    def symbol(self, name: str) -> str:
        """A character by its entity's name, as the options want it."""
        if name not in self._symbols:
            self._symbols[name] = named(name, self.options)
        return self._symbols[name]
