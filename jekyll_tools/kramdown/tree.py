"""What is left to do when all blocks are known: texts are read for spans, lists give their attributes, ids are made."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.kramdown.attributes import apply
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.ids import Ids, basic
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.state import Context, FootnoteDefinition

_BOX = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}


def settle(root: Element, context: Context, plain: bool) -> None:
    """Finish the tree below an element, top down and without recursion.

    What the GFM parser does last (breaks, ids) it does not do within HTML, struck text and footnotes (not `plain`).
    """
    stack = [(root, plain)]
    while stack:
        element, plain = stack.pop()
        element.children = children = list(_settled(element.children, context))
        for child in children:
            if "ial" in child.options:
                apply(child.attr, child.options["ial"], context.lists)
            if "auto_id" in child.options:
                child.attr.setdefault("id", child.options["auto_id"])
            if child.children:
                stack.append((child, plain and child.kind not in ("html_element", "del")))
            if child.kind == "dl" and "ial" in child.options:
                _name_terms(child)
        if element.kind == "p":
            _standalone(element)
        if plain and context.gfm:
            _break(element, "\n" if context.hard_wrap else "\\\n")
        if plain and context.gfm and element.kind == "header":
            element.options["github"] = True


def _name_terms(found: Element) -> None:
    """The list `{:auto_ids}` or `{:auto_ids-prefix}` gives every term an id."""
    for reference in found.options["ial"].references:
        name, _dash, prefix = reference.partition("-")
        if name == "auto_ids":
            for term in found.children:
                if term.kind == "dt":
                    term.options["auto_id"] = prefix + basic(term.options["raw_text"])


def _settled(children: list[Element], context: Context) -> Iterator[Element]:
    blank = False
    for child in children:
        if child.kind == "raw_text":
            yield from _read(child, context)
        elif child.kind == "eob" or (child.kind == "blank" and blank):
            continue
        else:
            blank = child.kind == "blank"
            yield child


def _read(raw: Element, context: Context) -> Iterator[Element]:
    box = None
    if "box" in raw.options:
        box = Element("html_element", "input")
        box.attr = _BOX | ({"checked": "checked"} if raw.options["box"] == "checked" else {})
        box.options.update(category="span", model="span")
    assert raw.source is not None
    yield from Spans(context, raw.source, raw.value).read(first=box)


def _break(element: Element, end: str) -> None:
    """Break the lines of the text right in an element where they end so; not at the end of a tight paragraph."""
    for index, child in enumerate(element.children):
        if child.kind == "text" and end in child.value:
            last = element.kind == "p" and index == len(element.children) - 1 and child.value.endswith(end)
            value = child.value.removesuffix(end) if last else child.value
            child.value = value.replace(end, "<br />\n") + ("\n" if last else "")


def _standalone(paragraph: Element) -> None:
    if len(paragraph.children) == 1 and paragraph.children[0].kind == "img":
        given = paragraph.children[0].options.get("ial")
        if given is not None and "standalone" in given.references:
            paragraph.options["standalone"] = True


def identify(document: Document, context: Context) -> None:
    """Give headers their ids and footnotes their numbers, in the order of the result."""
    options = document.options
    ids = {github: Ids(github, options["auto_id_prefix"]) for github in (False, True)}
    if options["auto_ids"]:
        for element in document.root.walk():
            if "github" in element.options:
                element.attr.setdefault("id", ids[True].of(text_of(element)))
    _replace(document)
    number = options["footnote_nr"]
    bodies = [document.root]
    for body in bodies:
        for element in body.walk():
            if element.kind == "header":
                _header(element, document, ids[False])
            elif element.kind == "footnote":
                definition = context.footnotes[element.value]
                if not definition.number:
                    definition.number = number
                    number += 1
                    bodies.append(definition.body)
                    document.footnotes.append(definition.body)
                _refer(element, definition, document)


def _replace(document: Document) -> None:
    """The first list each that is to become a table of contents, or the footnotes: what it held is gone."""
    for name in ("toc", "footnotes"):
        for element in document.root.walk():
            given = element.options.get("ial")
            if element.kind in ("ul", "ol") and given is not None and name in given.references:
                element.options["instead"] = name
                element.children = []
                break


def _refer(element: Element, definition: FootnoteDefinition, document: Document) -> None:
    name = document.options["footnote_prefix"] + definition.name
    element.options.update(number=definition.number, name=name, use=definition.uses)
    definition.uses += 1
    definition.body.options.update(name=name, uses=definition.uses)


def _header(header: Element, document: Document, ids: Ids) -> None:
    document.headers.append(header)
    if "id" not in header.attr and document.options["auto_ids"]:
        header.attr["id"] = ids.of(_basic_text(header, document))


def _basic_text(header: Element, document: Document) -> str:
    """What kramdown itself makes an id from: as written, or under GFM, or where the site wants it, without markup."""
    if document.options["input"] == "GFM":
        return text_of(header)
    return text_of(header, code=False) if document.options["auto_id_stripping"] else str(header.options["raw_text"])


def text_of(element: Element, code: bool = True) -> str:
    """The text in an element, without its markup; without `code` also without code and mathematics."""
    parts = []
    for child in element.walk():
        if child.kind == "text":
            parts.append(_unescaped(child.value))
        elif code and child.kind in ("codespan", "math", "abbreviation"):
            parts.append(child.value)
    return "".join(parts)


def _unescaped(html: str) -> str:
    if "&" not in html:
        return html
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
