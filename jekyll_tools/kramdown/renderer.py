"""From elements to HTML: each kind's own function, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from jekyll_tools.kramdown.typography import named

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Document, Element
    from jekyll_tools.kramdown.syntax import Render
    from jekyll_tools.kramdown.toc import Contents


Known = TypeVar("Known")

_MANY = 256  # answers, of languages above all, that are remembered


class Renderer:
    """Writes a document's elements. Indentation counts in spaces, two a level."""

    def __init__(self, document: Document, renders: Mapping[str, Render]) -> None:
        self.document = document
        self.options: dict[str, Any] = document.options
        self.renders = renders
        self._instead: dict[str, Callable[[], Iterable[str]]] = {}
        self._noted: str | None = None  # what stands where the footnotes are to be
        self._symbols: dict[str, str] = {}
        self.contents: Contents | None = None  # the headers, where their elements are not kept
        self._known: dict[Any, Any] = {}
        self.code_start: str | None = None  # of code within a line that says nothing more of itself

    def known(self, name: Any, find: Callable[[], Known]) -> Known:
        """What `find` finds out about the options, found out once, or seldom."""
        if name not in self._known:
            if len(self._known) > _MANY:
                self._known.clear()
            self._known[name] = find()
        found: Known = self._known[name]
        return found

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

    def each(self, elements: Iterable[Element], indent: int) -> Iterator[str]:
        """Elements, one after the other."""
        for element in elements:
            yield element.value if element.kind == "text" else self.renders[element.kind](element, indent, self)

    def document_html(self) -> str:
        """The whole result."""
        blocks: list[str | Iterator[str]] = [self.inner(self.document.root, 0)]
        notes: list[str] = []
        if self.document.footnotes:
            from jekyll_tools.kramdown import footnotes

            notes = list(footnotes.render(self.document.footnotes, self))
        return "".join(self.completed(blocks, notes))

    def completed(self, blocks: list[str | Iterator[str]], notes: Iterable[str]) -> Iterator[str]:
        """The parts of the whole result, given those of its blocks, of which none is left, and of its footnotes."""
        waiting: list[str | Iterator[str]] = [*reversed(blocks)]
        blocks.clear()
        if self._noted:
            self._instead[self._noted] = lambda: notes
        else:
            waiting.insert(0, iter(notes))
        yield from self._filled(waiting)
        self._instead.clear()  # what fills a place knows this renderer: a ring that would keep the document

    def _filled(self, waiting: list[str | Iterator[str]]) -> Iterator[str]:
        """Parts, the last one first, the places in them that were left to be filled in last filled in."""
        while waiting:
            html = waiting.pop()
            if not isinstance(html, str):
                for part in html:
                    waiting += (html, part)
                    break
                continue
            mark = next((mark for mark in self._instead if mark in html), None)
            if mark is None:
                yield html
                continue
            before, _, behind = html.partition(mark)
            waiting += (behind, iter(self._instead.pop(mark)()), before)

    def lacks(self, html: str) -> bool:
        """Whether anything is still to be filled in there."""
        if self._noted is not None and self._noted in html:
            return True
        return bool(self._instead) and any(mark in html for mark in self._instead)

    def list_instead(self, element: Element) -> str | None:
        """What a list stands for that is to become a table of contents or the footnotes: it is filled in last."""
        if "instead" not in element.options:
            return None
        if element.options["instead"] == "footnotes":
            self._noted = self.mark("footnotes")
            return self._noted
        from jekyll_tools.kramdown import toc

        return self.leave("toc", lambda: toc.render(element, self))

    def leave(self, name: str, fill: Callable[[], Iterable[str]]) -> str:
        """What stands, by a name of its own, in a place that is to be filled in last."""
        mark = self.mark(name)
        self._instead[mark] = fill
        return mark

    def mark(self, name: str) -> str:
        """What stands in such a place until then: nothing that the text has, or an entity could be."""
        mark = f"\udc00{name}\udc00"
        while mark in self.document.text.string:
            mark += mark
        return mark

    def symbol(self, name: str) -> str:
        """A character by its entity's name, as the options want it."""
        if name not in self._symbols:
            self._symbols[name] = named(name, self.options)
        return self._symbols[name]
