"""The words of HTML that is taken for what it means: those that kramdown sees in an element before it converts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import HOLDERS, names
from jekyll_tools.kramdown.native.text import ENTITY, decoded, pieces, spaced
from jekyll_tools.kramdown.source import WHITE, Source
from jekyll_tools.kramdown.state import whole

# Elements that lose all text of their own, or white space around it.
BLOCKS_ONLY = names("colgroup dl head hgroup html ol optgroup select table tbody tfoot thead tr ul")
EDGELESS = (HOLDERS - {"figure"}) | names("caption dt legend p td th")
_SYMBOL = re.compile(rf"{ENTITY.pattern}|</?[A-Za-z][^<>]*>|\\.|[\"']|-{{2,3}}|\.{{3}}|<< ?| ?>>", re.A)


def is_raw(element: Element) -> bool:
    """Whether an element of HTML holds nothing but what was read as HTML."""
    return bool(element.options["category"] == "block" and element.options["model"] == "raw")


def first_text(element: Element) -> Element | None:
    """A paragraph of the first text of HTML that is taken for one, as terms are made of it: up to an entity, or another
    element. None where it begins with one.
    """
    paragraph = Element("p", None, element.source, element.start, element.end)
    if isinstance(element.raw, Source):
        paragraph.raw = whole(element)
        return paragraph
    first = element.children[0] if element.children else element
    if first.kind != "text" or first.source is None:
        return None
    whole_text = as_written(first)
    written = ENTITY.split(whole_text, maxsplit=1)[0]
    string = spaced(written.lstrip(WHITE))
    if len(element.children) == 1 and written == whole_text:
        string = string.rstrip(WHITE)
    paragraph.raw = Source(string, first.source, first.start + len(written) - len(written.lstrip(WHITE)), exact=True)
    return paragraph


def is_padded(element: Element, raw: bool) -> bool:
    """Whether the text that an element holds begins or ends with white space, as no emphasis does."""
    if not raw and element.options["category"] != "span":
        return False
    texts = raw_texts if raw else _written
    first = next(filter(None, texts(element)), None)
    return first is not None and (first[0] in WHITE or next(filter(None, texts(element, True)))[-1] in WHITE)


def _written(element: Element, back: bool = False) -> Iterator[str]:
    """The texts in an element as they are written, without what is no text: code, entities, quotes and dashes; `back`
    from the last one.
    """
    for child in reversed(element.children) if back else element.children:
        if child.kind == "text":
            yield from reversed(_pieces(child)) if back else _pieces(child)
        elif child.kind == "abbreviation":
            yield child.value
        else:
            yield from _written(child, back)


def _pieces(text: Element) -> list[str]:
    written = as_written(text)
    if "as_html" in text.options:
        return [written] if written else []
    return pieces(written, ENTITY, True) if "was_html" in text.options else pieces(written, _SYMBOL)


def raw_texts(element: Element, back: bool = False) -> Iterator[str]:
    """The texts of an element as they are written, but for those that are read as Markdown later; `back` from the last
    one.
    """
    for child in reversed(element.children) if back else element.children:
        if child.kind == "text":
            yield as_written(child)
        elif child.kind != "html_element" or child.options["category"] == "span" or child.options["model"] == "raw":
            yield from raw_texts(child, back)
        elif child.options["model"] == "block":
            yield from _said_below(child, back)


def _said_below(element: Element, back: bool = False) -> Iterator[str]:
    """The words of the HTML among the blocks of an element."""
    blocks = [block for block in element.walk() if block.kind == "html_element" and _is_whole(block)]
    yield from map(_said, reversed(blocks) if back else blocks)


def _is_whole(element: Element) -> bool:
    """Whether HTML that was read as such begins with an element."""
    return "html_only" in element.options and is_raw(element)


def _said(element: Element) -> str:
    """The words of HTML as it is shown."""
    text = "" if element.value in BLOCKS_ONLY else "".join(map(spaced, raw_texts(element)))
    return text.strip(" ") if element.value in EDGELESS else text


def html_words(element: Element) -> Iterator[str]:
    """The words of what in an element was read as HTML, as they are written."""
    if is_raw(element):
        yield from raw_texts(element)
    elif element.options["category"] == "block" and element.options["model"] == "block":
        yield from _said_below(element)


def words(element: Element) -> Iterator[str]:
    """The words of an element of code. Of those of another element in the line entities are none."""
    if element.options["category"] != "span":
        yield from map(decoded, html_words(element))
        return
    for child in element.children:
        if child.kind != "text":
            yield from _words_within(child)
        elif "as_html" in child.options:
            yield decoded(child.value)
        else:
            yield from _pieces(child)


def _words_within(element: Element) -> Iterator[str]:
    """Those of an element in code, which has been taken for what it means."""
    keeps = "left" in element.options or element.value == "textarea"
    for child in element.children:
        if child.kind != "text":
            yield from _words_within(child)
            continue
        yield from _pieces(child) if keeps else map(spaced, _pieces(child))


def as_written(text: Element) -> str:
    """The words of a text, with their entities."""
    return text.source.string[text.start : text.end] if text.source is not None else ""
