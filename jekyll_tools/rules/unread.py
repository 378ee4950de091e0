"""Words within HTML in which kramdown looks for no Markdown, though they hold some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import CONTENT
from jekyll_tools.kramdown.labels import normal
from jekyll_tools.kramdown.source import Source
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import AS_IT_IS, is_raw
from jekyll_tools.text import Location

_LINK = regex(r"!?\[(?P<words>[^\[\]\n]+)\](?:[ ]?\[(?P<label>[^\[\]\n]*)\])?(?![(:\[])")


class Unread(NamedTuple):
    """What would be a link by its label: the element that it stands in, its label, and its place."""

    within: Element
    label: str
    location: Location


def hint(element: Element, blocks: bool = False) -> str:
    """How to have what stands in an element read: `blocks` or words.

    Where kramdown reads blocks an end tag counts at the start of a line alone: elsewhere it is shown, and all that
    follows becomes a part of the element.
    """
    name, content = element.value, CONTENT.get(element.value)
    is_apart = _ends_apart(element)
    if not blocks:
        value = "1" if content == "span" or (content == "block" and is_apart) else "span"
        return f'add markdown="{value}" to the tag <{name}>, or write HTML here'
    value, also = "1" if content == "block" else "block", "" if is_apart else f" and begin a line with </{name}>"
    return f'add markdown="{value}" to the tag <{name}>{also}, or write HTML here'


def _ends_apart(element: Element) -> bool:
    """Whether its end tag begins a line."""
    if element.source is None:
        return False
    string = element.source.string
    tag = string.rfind("</", element.start, element.end)
    line = string.rfind("\n", max(element.start, tag - FIX_CHARACTERS), tag)
    return 0 <= line < tag and not string[line:tag].strip()


def texts(document: Document) -> Iterator[tuple[Element, Source, int, int]]:
    """The words within HTML, but for code and scripts: the element, a text, and offsets in it."""
    for element in document.walk():
        if element.kind == "html_element" and is_raw(element) and element.value not in AS_IT_IS:
            for child in element.children:
                if child.kind == "text" and child.source is not None:
                    yield element, child.source, child.start, child.end


@lru_cache(maxsize=1)
def links(document: Document) -> tuple[Unread, ...]:
    """What would be links by labels that the document defines. One pair of brackets may be meant for itself, unless no
    other link uses the label.
    """
    labels = document.definitions
    if not labels:
        return ()
    return tuple(_links(document, labels))


def _links(document: Document, labels: Mapping[str, object]) -> Iterator[Unread]:
    unused = {label for label, definition in document.definitions.items() if not definition.used}
    for element, source, start, end in texts(document):
        if source.string.find("[", start, end) < 0:
            continue
        for found in _LINK.finditer(source.string, start, end):
            label = normal(found["label"] or found["words"])
            if label in (labels if found["label"] else unused):
                yield Unread(element, label, source.locate(*found.span()))
