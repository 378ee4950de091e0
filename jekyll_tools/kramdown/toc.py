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
_WAITING = {"instead", "listed"}
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

    __slots__ = ("_headers", "_levels", "_long", "_names", "_open", "_renderer", "_texts")

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._open = _Open()
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
            self._texts.add(entry(header, self._renderer, 4 * self._open.enter(header.options["level"]) + 4))
        self._headers.clear()


def _taken(header: Element) -> Iterator[str | Squeezed]:
    """What is written already of the first spans of a header, of which nothing is left there."""
    for child in header.children:
        if "listed" in child.options:
            yield from child.own_options()["listed"]
            child.own_options()["listed"] = ()


def entry(header: Element, renderer: Renderer, indent: int = 0) -> str:
    """What is shown of a header, or of some of its spans; levels show in HTML that is taken for what it means."""
    return renderer.inner(_unlinked(header), indent)


def listed(document: Document) -> Iterator[Element]:
    """The headers that a table of contents names."""
    return (header for header in document.headers if is_listed(header, document))


def is_listed(header: Element, document: Document) -> bool:
    """Whether a table of contents names a header."""
    left_out = _NO_TOC.search(header.attr.get("class", ""))
    return "id" in header.attr and header.options["level"] in document.options["toc_levels"] and not left_out


class _Open:
    """The entries that are open, by their levels, and the lists: one for each of these, and perhaps one more."""

    __slots__ = ("lists", "path")

    def __init__(self) -> None:
        self.path: list[int] = []
        self.lists = 0

    def leave(self) -> None:
        """The innermost entry ends."""
        self.lists = min(self.lists, len(self.path))
        self.path.pop()

    def enter(self, level: int) -> int:
        """An entry begins; in how many lists."""
        while self.path and self.path[-1] >= level:
            self.leave()
        self.lists += self.lists == len(self.path)
        self.path.append(level)
        return self.lists


def _lists(entries: Iterable[_Entry], attr: dict[str, str], kind: str) -> Iterator[str]:
    """The lists, entry by entry: each below the nearest one before it of a higher rank."""
    own = escape_attribute(attr["id"])
    at = _Open()
    for level, name, text, parts in entries:
        while at.path and at.path[-1] >= level:
            yield _end(len(at.path), at.lists, kind)
            at.leave()
        before = at.lists
        lists = at.enter(level)
        if lists > before:
            yield f"{' ' * 4 * before}<{kind}{'' if before else attributes(attr)}>\n"
        yield f'{" " * (4 * lists - 2)}<li><a href="#{escape_attribute(name)}" id="{own}-{escape_attribute(name)}">'
        if parts:
            yield from map(str, emptied(parts))
        yield f"{text}</a>"
    while at.path:
        yield _end(len(at.path), at.lists, kind)
        at.leave()
    if at.lists:
        yield f"</{kind}>\n"


def _end(depth: int, lists: int, kind: str) -> str:
    """The end of the innermost entry of so many, with that of the list within it, if there is one."""
    return f"{' ' * 4 * depth}</{kind}>\n{' ' * (4 * depth - 2)}</li>\n" if lists > depth else "</li>\n"


def _is_native_link(element: Element) -> bool:
    """Whether it is a link that was written as HTML, which is taken for what it means."""
    return element.value == "a" and "native" in element.options and "href" in element.attr


def _unlinked(element: Element) -> Element:
    """The element without footnotes and what stands for the contents themselves or the footnotes, and with the text of
    links instead of them; a link written as HTML stays.
    """
    if not any(
        child.children or child.kind == "footnote" or _WAITING & child.options.keys() for child in element.children
    ):
        return element
    copy = Element(element.kind, element.value, element.source, element.start, element.end)
    copy.attr, copy.options = element.attr, element.options
    for child in element.children:
        if child.kind == "a" or _is_native_link(child):
            copy.own_children().extend(_unlinked(child).children)
        elif "listed" in child.options:  # what stands for spans that are written already
            copy.own_children().append(Element("text", "".join(map(str, child.options["listed"]))))
        elif child.kind != "footnote" and "instead" not in child.options:
            copy.own_children().append(_unlinked(child))
    return copy
