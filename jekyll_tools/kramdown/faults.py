"""What kramdown had to heal in a document: tags that are left open or close nothing, labels without a definition."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.kramdown.element import Document, Element, Mark
from jekyll_tools.kramdown.source import Source
from jekyll_tools.text import Location

_PLACES = {"p": "paragraph", "root": "document"}


def problems(document: Document) -> Iterator[Problem]:
    """The problems of a document, in the order of its elements."""
    for root in (document.root, *document.unused, *document.footnotes):
        yield from _Walk().problems(root)
    for source, start, end, limit in document.too_deep:
        yield Problem("too-complex", source.locate(start, end), {"limit": limit})


class _Walk:
    """One pass over a tree that knows which HTML elements are open."""

    def __init__(self) -> None:
        self.open: list[Element] = []
        self.closed_early: set[int] = set()  # elements whose end tag came while another was open

    def problems(self, root: Element) -> Iterator[Problem]:
        found: list[Problem] = []
        left_open: list[tuple[Element, str]] = []
        stack: list[tuple[Element | None, str]] = [(root, "document")]
        while stack:
            element, where = stack.pop()
            if element is None:
                self.open.pop()
                continue
            found += [self._marked(mark, element.source) for mark in element.options.get("marks", ()) if element.source]
            if element.kind == "html_element":
                self.open.append(element)
                stack.append((None, where))
                if element.options.get("unclosed"):
                    left_open.append((element, where))
            where = _place(element, where)
            stack += [(child, where) for child in reversed(element.children)]
        found += [_unclosed(element, where) for element, where in left_open if id(element) not in self.closed_early]
        yield from sorted(found, key=lambda problem: problem.location.order)

    def _marked(self, mark: Mark, source: Source) -> Problem:
        location = source.locate(mark.start, mark.end)
        if mark.kind != "stray-end-tag":
            return Problem(mark.kind, location, {"label" if mark.kind == "undefined-label" else "name": mark.name})
        outer = next((element for element in self.open if element.value == mark.name), None)
        if outer is None:
            return Problem("stray-end-tag", location, {"name": mark.name, "shown": True})
        self.closed_early.add(id(outer))
        inner = self.open[-1]
        return Problem("misnested-tag", location, {"name": mark.name, "open": inner.value, "opened": _tag(inner)})


def _place(element: Element, where: str) -> str:
    """What an open tag within the element ends with: its paragraph, another block of text, or the document."""
    if element.kind in ("p", "root"):
        return _PLACES[element.kind]
    return "block" if element.kind in ("header", "td", "th", "dt") else where


def _unclosed(element: Element, where: str) -> Problem:
    assert element.source is not None
    closed_at = element.source.locate(element.end, element.end)
    place = where if element.options["category"] == "span" else "document"
    return Problem("unclosed-tag", _tag(element), {"name": element.value, "where": place, "closed_at": closed_at})


def _tag(element: Element) -> Location:
    assert element.source is not None
    return element.source.locate(element.start, element.options["tag_end"])
