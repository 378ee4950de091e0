"""Abbreviations in HTML that is taken for what it means: they are marked but where it stays raw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.abbreviations import abbreviated
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.native.words import as_written

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context


def mark(root: Element, context: Context) -> None:
    """Mark the abbreviations of a document below an element; none that stand right in HTML that stays raw."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.kind == "html_element" and element.options.get("model") == "raw" and "native" in element.options:
            for child in element.children:
                if child.kind == "abbreviation":
                    child.kind, child.attr = "text", {}
        elif any("was_html" in child.options for child in element.children):
            element.children = [part for child in element.children for part in _marked(child, context)]
        stack += [child for child in element.children if child.children]


def _marked(child: Element, context: Context) -> Iterator[Element]:
    """A text of HTML, in parts where it holds abbreviations; anything else as it is."""
    if child.kind != "text" or "was_html" not in child.options or not context.may_abbreviate(child.value):
        yield child
        return
    written, at = as_written(child), 0
    for part in abbreviated(child.value, context):
        if isinstance(part.content, Element):
            element = part.content
            at = max(written.find(element.value, at), at)
            length = len(element.value)
        else:
            element = Element("text", part.content)
            length = len(part.content)
        element.source, element.start, element.end = (
            child.source,
            child.start + at,
            min(child.start + at + length, child.end),
        )
        at += length
        yield element
