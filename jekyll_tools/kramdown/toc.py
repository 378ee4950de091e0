"""A table of contents, in place of a list with the attribute list `{:toc}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import attributes, escape_attribute
from jekyll_tools.kramdown.in_pieces import emptied
from jekyll_tools.kramdown.packed import Packed, Squeezed
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.records import NamedTuple

_NO_TOC = re.compile(r"\bno_toc\b")
_FEW = 64  # headers that may as well be kept,
_LONG = 500  # and characters of one


def render(element: Element, renderer: Renderer) -> Iterator[str]:
    """The headers as nested lists of the element's kind; nothing where no header has an id."""
    contents = renderer.contents
    if contents is None:
        contents = Contents(renderer)
        for header in renderer.document.headers:
            contents.add(header)
    attr = dict(element.attr)
    attr.setdefault("id", "markdown-toc")
    return _lists(contents.entries(), attr, element.kind)


class _Entry(NamedTuple):
    """A header's level, its id, and its text as HTML, of which a long one is in parts."""

    level: int
    name: str
    text: str
    parts: list[str | Squeezed] | None


class Contents:
    """The headers of a document that a table of contents names: of most no more is kept than what that shows."""

    __slots__ = ("_headers", "_levels", "_long", "_names", "_renderer", "_texts")

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._headers: list[Element] = []
        self._levels = bytearray()
        self._names = Packed()
        self._texts = Packed()
        self._long: dict[int, list[str | Squeezed]] = {}  # the parts of what is long, the last one first, by its number

    def add(self, header: Element) -> None:
        """A header that has its attributes."""
        if not is_listed(header, self._renderer.document):
            return
        self._headers.append(header)
        if len(self._headers) > _FEW or header.end - header.start > _LONG:
            self._pack()

    def entries(self) -> Iterator[_Entry]:
        """What there is to be shown, in order."""
        self._pack()
        return map(_Entry, self._levels, self._names, self._texts, map(self._long.get, count()))

    def _pack(self) -> None:
        for header in self._headers:
            parts = list(_taken(header))
            if parts:
                parts.reverse()
                self._long[len(self._levels)] = parts
            self._levels.append(header.options["level"])
            self._names.add(header.attr["id"])
            self._texts.add(entry(header, self._renderer))
        self._headers.clear()


def _taken(header: Element) -> Iterator[str | Squeezed]:
    """What is written already of the first spans of a header, of which nothing is left there."""
    for child in header.children:
        if "listed" in child.options:
            yield from child.own_options()["listed"]
            child.own_options()["listed"] = ()


def entry(header: Element, renderer: Renderer) -> str:
    """What is shown of a header, or of some of its spans."""
    return renderer.inner(_unlinked(header), 0)  # within a line levels do not show


def listed(document: Document) -> Iterator[Element]:
    """The headers that a table of contents names."""
    return (header for header in document.headers if is_listed(header, document))


def is_listed(header: Element, document: Document) -> bool:
    """Whether a table of contents names a header."""
    left_out = _NO_TOC.search(header.attr.get("class", ""))
    return "id" in header.attr and header.options["level"] in document.options["toc_levels"] and not left_out


def _lists(entries: Iterable[_Entry], attr: dict[str, str], kind: str) -> Iterator[str]:
    """The lists, entry by entry: each below the nearest one before it of a higher rank."""
    own = escape_attribute(attr["id"])
    path: list[int] = []  # the levels of the entries that are open
    lists = 0  # that are open: one for each of these, and perhaps one more
    for level, name, text, parts in entries:
        while path and path[-1] >= level:
            yield _end(len(path), lists, kind)
            lists = min(lists, len(path))
            path.pop()
        if lists == len(path):
            yield f"{' ' * 4 * lists}<{kind}{'' if lists else attributes(attr)}>\n"
            lists += 1
        path.append(level)
        yield f'{" " * (4 * lists - 2)}<li><a href="#{escape_attribute(name)}" id="{own}-{escape_attribute(name)}">'
        if parts:
            yield from map(str, emptied(parts))
        yield f"{text}</a>"
    while path:
        yield _end(len(path), lists, kind)
        lists = min(lists, len(path))
        path.pop()
    if lists:
        yield f"</{kind}>\n"


def _end(depth: int, lists: int, kind: str) -> str:
    """The end of the innermost entry of so many, with that of the list within it, if there is one."""
    return f"{' ' * 4 * depth}</{kind}>\n{' ' * (4 * depth - 2)}</li>\n" if lists > depth else "</li>\n"


def _unlinked(element: Element) -> Element:
    """The element without footnotes, and with the text of links instead of them; a link written as HTML stays."""
    if not any(child.children or child.kind == "footnote" or "listed" in child.options for child in element.children):
        return element
    copy = Element(element.kind, element.value, element.source, element.start, element.end)
    copy.attr, copy.options = element.attr, element.options
    for child in element.children:
        if child.kind == "a":
            copy.own_children().extend(_unlinked(child).children)
        elif "listed" in child.options:  # what stands for spans that are written already
            copy.own_children().append(Element("text", "".join(map(str, child.options["listed"]))))
        elif child.kind != "footnote":
            copy.own_children().append(_unlinked(child))
    return copy
