"""What is left to do when all blocks are known: texts are read for spans, lists give their attributes, ids are made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.kramdown.attributes import apply
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.ids import Ids, basic
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.state import Context, FootnoteDefinition

# No id holds what is written as an entity.
_ENTITY = re.compile(r"&#?\w+;", re.A)
_BOX = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}


def settle(root: Element, context: Context, plain: bool) -> None:
    """Finish the tree below an element, top down and without recursion.

    What the GFM parser does last (breaks, ids) it does not do within HTML, struck text and footnotes (not `plain`).
    """
    end = ("\n" if context.hard_wrap else "\\\n") if context.gfm else None
    stack = [(root, plain)]
    while stack:
        element, plain = stack.pop()
        children = element.children
        if len(children) == 1 and children[0].kind == "raw_text":
            children = _read(children[0], context)
        else:
            children = _settled(children, context)
        element.children = children
        below = []
        for child in children:
            if child.options:
                _attribute(child, context)
            if "html_only" not in child.options and child.children:
                below.append((child, plain and child.kind not in ("html_element", "del")))
            elif plain and end is not None and child.kind == "text" and end in child.value:
                _break(element, child, end)
        stack += reversed(below)
        if element.kind == "p":
            _standalone(element)
        elif element.kind == "header":
            context.headers.append(element)
            if plain and context.gfm:
                element.options["github"] = True


def _attribute(element: Element, context: Context) -> None:
    """Give an element what its attribute list says."""
    given = element.options.get("ial")
    if given is not None:
        apply(element.attr, given, context.lists)
        context.referring = context.referring or bool(given.references)
        if element.kind == "dl":
            _name_terms(element)
    if "auto_id" in element.options:
        element.attr.setdefault("id", element.options["auto_id"])


def _name_terms(found: Element) -> None:
    """The list `{:auto_ids}` or `{:auto_ids-prefix}` gives every term an id."""
    for reference in found.options["ial"].references:
        name, _dash, prefix = reference.partition("-")
        if name == "auto_ids":
            for term in found.children:
                if term.kind == "dt":
                    term.options["auto_id"] = prefix + basic(term.options["raw_text"])


def _settled(children: list[Element], context: Context) -> list[Element]:
    settled: list[Element] = []
    blank = False
    for child in children:
        if child.kind == "raw_text":
            settled += _read(child, context)
        elif child.kind == "eob" or (child.kind == "blank" and blank):
            continue
        else:
            blank = child.kind == "blank"
            settled.append(child)
    return settled


def _read(raw: Element, context: Context) -> list[Element]:
    source, string = raw.source, raw.value
    assert source is not None
    box = None
    if "box" in raw.options:
        box = Element("html_element", "input")
        box.attr = _BOX | ({"checked": "checked"} if raw.options["box"] == "checked" else {})
        box.options.update(category="span", model="span")
    rules = context.dialect.rules
    if box is None and not context.abbreviations and rules.search(string, 0) is None:
        return [Element("text", rules.escape(string), source, 0, len(string))] if string else []
    return Spans(context, source, string).read(first=box)


def _break(parent: Element, text: Element, end: str) -> None:
    """Break the lines of a text where they end so; not at the end of a tight paragraph."""
    last = parent.kind == "p" and text is parent.children[-1] and text.value.endswith(end)
    value = text.value.removesuffix(end) if last else text.value
    text.value = value.replace(end, "<br />\n") + ("\n" if last else "")


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
        for header in context.headers:
            if "github" in header.options:
                header.attr.setdefault("id", ids[True].of(text_of(header)))
    replaced = _replace(document, context)
    if not replaced and not context.footnotes:  # else some headers are gone, or stand in footnotes
        for header in context.headers:
            _header(header, document, ids[False])
        return
    number = options["footnote_nr"]
    bodies = [document.root]
    for body in bodies:
        for element in _marked_up(body):
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


def _replace(document: Document, context: Context) -> bool:
    """Empty the first list each that is to become a table of contents, or the footnotes; whether there is one."""
    for name in ("toc", "footnotes") if context.referring else ():
        for element in _marked_up(document.root):
            given = element.options.get("ial")
            if element.kind in ("ul", "ol") and given is not None and name in given.references:
                element.options["instead"] = name
                element.children = []
                break
    return context.referring


def _marked_up(root: Element) -> Iterator[Element]:
    """The element and what is below it, but for HTML in which no Markdown is read."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        if "html_only" not in element.options:
            stack += reversed(element.children)


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
    for child in element.walk() if any(child.children for child in element.children) else element.children:
        if child.kind == "text":
            parts.append(_ENTITY.sub("", child.value) if "&" in child.value else child.value)
        elif code and child.kind in ("codespan", "math", "abbreviation"):
            parts.append(child.value)
    return "".join(parts)
