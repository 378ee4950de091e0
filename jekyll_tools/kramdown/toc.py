"""A table of contents, in place of a list with the attribute list `{:toc}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import attributes
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.records import NamedTuple

_NO_TOC = re.compile(r"\bno_toc\b")


def render(element: Element, renderer: Renderer) -> str:
    """The headers as nested lists of the element's kind; nothing where no header has an id."""
    entries = _entries(renderer)
    if not entries:
        return ""
    attr = dict(element.attr)
    attr.setdefault("id", "markdown-toc")
    return _list(_nested(entries), attr, 0, _Style(element.kind, attr["id"], renderer))


class _Style(NamedTuple):
    """The kind of list, its id, and who writes the headers' texts."""

    kind: str
    name: str
    renderer: Renderer


class _Entry:
    __slots__ = ("children", "header", "level")

    def __init__(self, header: Element, level: int) -> None:
        self.header = header
        self.level = level
        self.children: list[_Entry] = []


def listed(document: Document) -> Iterator[Element]:
    """The headers that a table of contents names."""
    for header in document.headers:
        left_out = _NO_TOC.search(header.attr.get("class", ""))
        if "id" in header.attr and header.options["level"] in document.options["toc_levels"] and not left_out:
            yield header


def _entries(renderer: Renderer) -> list[_Entry]:
    return [_Entry(header, header.options["level"]) for header in listed(renderer.document)]


def _nested(entries: list[_Entry]) -> list[_Entry]:
    """Each header below the nearest one before it of a higher rank."""
    top: list[_Entry] = []
    path: list[_Entry] = []
    for entry in entries:
        while path and path[-1].level >= entry.level:
            path.pop()
        (path[-1].children if path else top).append(entry)
        path.append(entry)
    return top


def _list(entries: list[_Entry], attr: Mapping[str, str], indent: int, style: _Style) -> str:
    space = " " * indent
    items = "".join([_item(entry, indent + 2, style) for entry in entries])
    return f"{space}<{style.kind}{attributes(attr)}>\n{items}{space}</{style.kind}>\n"


def _item(entry: _Entry, indent: int, style: _Style) -> str:
    name = entry.header.attr["id"]
    text = style.renderer.inner(_unlinked(entry.header), indent)
    link = f'<a href="#{name}" id="{style.name}-{name}">{text}</a>'
    below = ""
    if entry.children:
        below = _list(entry.children, {}, indent + 2, style) + " " * indent
    return f"{' ' * indent}<li>{link}{below}</li>\n"


def _unlinked(element: Element) -> Element:
    """The element without footnotes, and with the text of links instead of them; a link written as HTML stays."""
    if not any(child.children or child.kind == "footnote" for child in element.children):
        return element
    copy = Element(element.kind, element.value, element.source, element.start, element.end)
    copy.attr, copy.options = element.attr, element.options
    for child in element.children:
        if child.kind == "a":
            copy.own_children().extend(_unlinked(child).children)
        elif child.kind != "footnote":
            copy.own_children().append(_unlinked(child))
    return copy
