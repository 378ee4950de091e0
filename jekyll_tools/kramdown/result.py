"""What a document's HTML holds, each part with its place: tags and ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from jekyll_tools.html.scan import Attribute, Tag, place, raw_tags, scan_tag
from jekyll_tools.kramdown.attribute_places import attribute_place, in_lists
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.text import Location

_SAME = "a blockquote br dd del dl dt em hr img li ol p strong table tbody td tfoot th thead tr ul"
_NAMES = {kind: kind for kind in _SAME.split()} | {"abbreviation": "abbr", "codeblock": "pre", "codespan": "code"}


_BARE = len("<>")  # what a tag without attributes has beside its name


def tags(document: Document) -> Iterator[Tag]:
    """Every start tag of the result, in order; the bodies of footnotes come last."""
    for element in document.root.walk():
        if element.kind != "text":  # as most are
            yield from _tags(element, document)
    for body in document.footnotes:
        yield _note(body)
        for element in body.walk():
            yield from _tags(element, document)


def _tags(element: Element, document: Document) -> Iterator[Tag]:
    if element.kind == "html_element" and "made" not in element.options:
        yield _written(element, document)
    elif element.kind == "footnote":
        yield from _marker(element)
    elif element.kind == "raw":
        yield from _passed(element)
    elif element.source is not None and (tag := _name(element, document)):
        attributes = {
            name: _made(element, name, value, document)
            for name, value in element.attr.items()
            if name != "id" or value.strip()  # an empty one is left out
        }
        yield Tag(tag, partial(_place, element), attributes, written=False)


def _passed(element: Element) -> Iterator[Tag]:
    """The start tags of what stands between `{::nomarkdown}` and its end."""
    source, html = element.source, element.value
    if source is None or "<" not in html:
        return
    first = source.string.find(html.rstrip("\n"), element.start, element.end)
    for raw in raw_tags(html) if first >= 0 else ():
        if not raw.closing:
            yield place(raw, lambda begin, end: source.locate(first + begin, first + end))


def _name(element: Element, document: Document) -> str | None:
    if element.kind == "header":
        level: int = element.options["level"] + document.options["header_offset"]
        return f"h{min(max(level, 1), 6)}"
    return None if "transparent" in element.options else _NAMES.get(element.kind)


def _made(element: Element, name: str, value: str, document: Document) -> Attribute:
    """An attribute that Markdown means."""
    found = attribute_place(element, name, document)
    return Attribute(name.lower(), value, found.location, found.value)


def _written(element: Element, document: Document) -> Tag:
    """A tag that the author wrote, with what an attribute list added to it."""
    assert element.source is not None
    start, end = element.start, element.options["tag_end"]
    string = element.source.string[start:end]
    raw = scan_tag(string, 0) if len(string) > len(element.value) + _BARE else None
    source = element.source
    written = place(raw, lambda begin, stop: source.locate(start + begin, start + stop)) if raw else None
    found = {key: at for key, at in written.attributes.items() if key != "markdown"} if written else {}
    listed = "ial" in element.options
    for name, value in element.attr.items():
        key = name.lower()
        if key not in found or (listed and key != "class" and in_lists(element, name, document)):
            found[key] = _made(element, name, value, document)
        elif listed and key == "class":
            found[key] = found[key].with_value(value)
    repeats = written is not None and written.repeats
    where = partial(source.locate, start, end)
    return Tag(element.value.lower(), where, found, True, element.options["closed"], repeats=repeats)


def _place(element: Element) -> Location:
    return element.location


def _marker(element: Element) -> Iterator[Tag]:
    """The reference to a footnote: a superscript that can be linked to, and the link in it."""
    location = element.location
    name, use = element.options["name"], element.options["use"]
    label = f"fnref:{name}" + (f":{use}" if use else "")
    yield Tag("sup", location, {"id": Attribute("id", label, location)}, written=False)
    yield Tag("a", location, {"href": Attribute("href", f"#fn:{name}", location)}, written=False)


def _note(body: Element) -> Tag:
    location = body.location
    return Tag("li", location, {"id": Attribute("id", f"fn:{body.options['name']}", location)}, written=False)


def ids(document: Document, made: Iterable[Tag] | None = None) -> dict[str, Location]:
    """Every id that a link can lead to (also the `name` of an `<a>`); of equal ones the first.

    `made`: the document's tags, where they are at hand.
    """
    found: dict[str, Location] = {}
    for tag in tags(document) if made is None else made:
        for attribute in tag.attributes.values():
            if attribute.value and (attribute.name == "id" or (attribute.name == "name" and tag.name == "a")):
                found.setdefault(attribute.value, attribute.location)
    for name, location in _contents(document):
        found.setdefault(name, location)
    return found


def _contents(document: Document) -> Iterator[tuple[str, Location]]:
    """The ids of a table of contents."""
    from jekyll_tools.kramdown.toc import listed

    for element in document.root.walk():
        if element.options.get("instead") == "toc":
            own = element.attr.get("id", "markdown-toc")
            yield own, element.location
            for header in listed(document):
                yield f"{own}-{header.attr['id']}", header.location
            return
