"""A table of contents, in place of a list with the attribute list `{:toc}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import attributes
from jekyll_tools.kramdown.renderer import Renderer

_FOOTNOTE = re.compile(r'<sup id="fnref:.*?</sup>')
_LINK_TAG = re.compile(r"</?a\b[^>]*>")


def render(element: Element, renderer: Renderer) -> str:
    """The headers as nested lists of the element's kind; nothing where no header has an id."""
    entries = _entries(renderer)
    if not entries:
        return ""
    attr = dict(element.attr)
    attr.setdefault("id", "markdown-toc")
    return _list(_nested(entries), element.kind, attr, 0, renderer)


class _Entry:
    __slots__ = ("children", "header", "level")

    def __init__(self, header: Element, level: int) -> None:
        self.header = header
        self.level = level
        self.children: list[_Entry] = []


def listed(document: Document) -> Iterator[Element]:
    """The headers that a table of contents names."""
    for header in document.headers:
        left_out = "no_toc" in header.attr.get("class", "").split()
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


def _list(entries: list[_Entry], kind: str, attr: dict[str, str], indent: int, renderer: Renderer) -> str:
    space = " " * indent
    items = "".join([_item(entry, kind, indent + 2, renderer) for entry in entries])
    return f"{space}<{kind}{attributes(attr)}>\n{items}{space}</{kind}>\n"


def _item(entry: _Entry, kind: str, indent: int, renderer: Renderer) -> str:
    name = entry.header.attr["id"]
    text = _LINK_TAG.sub("", _FOOTNOTE.sub("", renderer.inner(entry.header, indent)))
    link = f'<a href="#{name}" id="markdown-toc-{name}">{text}</a>'
    below = ""
    if entry.children:
        below = _list(entry.children, kind, {}, indent + 2, renderer) + " " * indent
    return f"{' ' * indent}<li>{link}{below}</li>\n"
