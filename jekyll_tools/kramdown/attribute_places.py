"""Where an element's attributes were written: in an attribute list, in the parentheses of a link, behind a header."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.limits import NESTING
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location

_AUTOLINK = re.compile(r"<(?:mailto:)?([^>]*)>")
_BEHIND_TEXT = re.compile(r"\](?:\s*\[[^\]]*\])?\Z", re.A)


class Place(NamedTuple):
    """Where an attribute stands, and where its value stands as it is."""

    location: Location
    value: Location | None = None


def attribute_place(element: Element, name: str, document: Document) -> Place:
    """Where an attribute of an element is written; of one that is not, the element that it comes from."""
    assert element.source is not None
    found = in_lists(element, name, document)
    if found is not None:
        return found
    span = _SPANS[element.kind](element, name) if element.kind in _SPANS else None
    if span is None:
        shared = "shared" if "shared" in element.options else "defined"  # a definition's list, of a link or a word
        return _in_list(element, shared, name, document) or Place(element.location)
    written = element.source.locate(element.start + span[0], element.start + span[1])
    return Place(written, written)


def in_lists(element: Element, name: str, document: Document) -> Place | None:
    """Where an element's own attribute lists give an attribute; None where they do not."""
    return _in_list(element, "ial", name, document)


def _in_list(element: Element, option: str, name: str, document: Document) -> Place | None:
    """Where a list gives an attribute: what it says itself counts, then what it refers to, the last first.

    The list of a link's definition grows by what stands behind later links, so there the first counts.
    """
    whole = element.options.get(option)
    lists = [] if whole is None else list(whole.parts or [whole])
    seen: set[str] = set()
    while lists and len(seen) <= NESTING:  # no honest list refers to as many
        given = lists.pop()
        places = given.places(name)
        for found in places if option == "shared" else reversed(places):
            if name != "class" or _classes(found.text) <= _classes(element.attr[name]):
                return Place(found.location, found.value_location)
        new = [reference for reference in given.references if reference in document.lists and reference not in seen]
        seen.update(new)
        lists += [document.lists[reference] for reference in new]
    return None


def _classes(value: str) -> set[str]:
    return set(value.split())


def _text(element: Element) -> str:
    assert element.source is not None
    return element.source.string[element.start : element.end]


class _Inline(NamedTuple):
    """What stands behind the text of a link or an image, and where: its url and its title, in parentheses."""

    start: int
    spans: dict[str, tuple[int, int]]


def _inline(element: Element, url: str) -> _Inline | None:
    text, target = _text(element), element.attr[url]
    if text.endswith(f"]({target})"):  # nearly always, and no pattern has to be made for it
        start = len(text) - len(target) - 3
        return _Inline(start, {url: (start + 2, len(text) - 1)})
    title = element.attr.get("title", "")
    if title and text.endswith(f']({target} "{title}")'):
        end = len(text) - 2
        start = end - len(title)
        stop = start - 2
        return _Inline(stop - len(target) - 2, {url: (stop - len(target), stop), "title": (start, end)})
    title = re.escape(title)
    behind = rf"""\]\(\s*<?(?P<url>{re.escape(target)})>?(?:\s*(?P<quote>["'])(?P<title>{title})(?P=quote))?\s*\)\Z"""
    found = re.compile(behind, re.A).search(text)
    if found is None:
        return None
    spans = {url: found.span("url")} | ({"title": found.span("title")} if found["title"] is not None else {})
    return _Inline(found.start(), spans)


def _of_link(link: Element, name: str) -> tuple[int, int] | None:
    auto = _AUTOLINK.fullmatch(_text(link))
    if auto is not None:
        return auto.span(1) if name == "href" and auto[1] == link.attr["href"] else None
    found = _inline(link, "href")
    return found.spans.get(name) if found is not None else None


def _of_image(image: Element, name: str) -> tuple[int, int] | None:
    found = _inline(image, "src")
    if name == "alt":
        if found is not None:
            return 2, found.start
        behind = _BEHIND_TEXT.search(_text(image))
        return (2, behind.start()) if behind is not None else None
    return found.spans.get(name) if found is not None else None


def _of_header(header: Element, name: str) -> tuple[int, int] | None:
    at = _text(header).rfind(f"{{#{header.attr['id']}}}") if name == "id" else -1
    return (at + 2, at + 2 + len(header.attr["id"])) if at >= 0 else None


_SPANS = {"a": _of_link, "img": _of_image, "header": _of_header}
