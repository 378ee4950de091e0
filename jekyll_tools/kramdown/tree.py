"""What is left to do when all blocks are known: texts are read for spans, lists give their attributes, ids are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jekyll_tools.kramdown.element import Document, Element, Leaf
from jekyll_tools.kramdown.ids import Ids, basic
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.state import Context, FootnoteDefinition, whole

# No id holds what is written as an entity.
_ENTITY = re.compile(r"&#?\w+;", re.A)
_BOX = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}


def settle(root: Element, context: Context, plain: bool) -> None:
    """Finish the tree below an element, in the order of the document and without recursion.

    What the GFM parser does last (breaks, ids) it does not do within HTML, struck text and footnotes (not `plain`).
    """
    stack = [(root, plain)]
    while stack:
        element, plain = stack.pop()
        if element.raw is not None:
            element.children = _read(element, element, context, plain)
        else:
            stack += _settled(element, context, plain)
        if element.kind == "header":
            context.headers.append(element)
            element.options["stripping"] = context.options["auto_id_stripping"]  # a text may still change it
            if plain and context.gfm:
                element.options["github"] = True
        elif "auto_id" in element.options:
            text = text_of(element) if context.gfm else text_of(element, ("abbreviation",))
            name = element.options["auto_id"] + basic(text)
            element.attr.setdefault("id", name)


def _settled(element: Element, context: Context, plain: bool) -> list[tuple[Element, bool]]:
    """Leave the blocks that are shown; gives those of them that hold others, the last one first."""
    settled: list[Element] = []
    below = []
    blank = False
    for child in element.children:
        kind = child.kind
        if kind == "eob":
            continue
        if kind == "blank":
            if not blank:
                settled.append(child)
            blank = True
            continue
        if kind == "raw_text":
            settled += _read(child, element, context, plain)
            blank = False
            continue
        blank = False
        settled.append(child)
        if child.options:
            _attribute(child, context)
        if child.raw is not None or ("html_only" not in child.options and child.children):
            below.append((child, plain and kind != "html_element"))
    element.children = settled
    below.reverse()
    return below


def _attribute(element: Element, context: Context) -> None:
    """Give an element what its attribute list says."""
    given = element.options.get("ial")
    if given is not None:
        context.attributed(element.attr, given, element)
        context.referring = context.referring or bool(given.references)
        if element.kind == "dl":
            _name_terms(element)


def _name_terms(found: Element) -> None:
    """The list `{:auto_ids}` or `{:auto_ids-prefix}` gives every term an id."""
    for reference in found.options["ial"].references:
        name, _dash, prefix = reference.partition("-")
        if name == "auto_ids":
            for term in found.children:
                if term.kind == "dt":
                    term.options["auto_id"] = prefix


def _read(element: Element, parent: Element, context: Context, plain: bool) -> list[Element]:
    """The spans of an element's text, with what their attribute lists say, and its lines' breaks."""
    source, element.raw = whole(element), None
    string = source.string
    box = _box(element.options["box"]) if "box" in element.options else None
    rules = context.dialect.rules
    if box is None and not context.may_abbreviate(string) and rules.search(string, 0) is None:
        children = [Leaf("text", rules.escape(string), source, 0, len(string))] if string else []
    else:
        children = Spans(context, source, string).read(first=box)
    if "{:" in string:  # only then can there be a list
        _list(children, parent, context)
    if plain and context.break_at is not None and ("\\" in string or "&" in string or context.hard_wrap):
        nested = parent.kind != "root" and (element is parent or element is parent.children[-1])
        _breaks(children, nested, context.break_at)
    return children


def _box(state: str) -> Element:
    """The box of a task."""
    box = Element("html_element", "input")
    box.attr = _BOX | ({"checked": "checked"} if state == "checked" else {})
    box.options.update(category="span", model="span")
    return box


def _list(children: list[Element], parent: Element, context: Context) -> None:
    """Give spans what their attribute lists say."""
    stack = list(children)
    while stack:
        element = stack.pop()
        if element.options:
            _attribute(element, context)
        if element.kind != "text":
            stack += element.children
    if parent.kind == "p" and len(children) == 1 and children[0].kind == "img":
        given = children[0].options.get("ial")
        if given is not None and "standalone" in given.references:
            parent.options["standalone"] = True


def _breaks(children: list[Element], closes: bool, end: str) -> None:
    """Break the lines of a text where they end so; not at its end, where it `closes` a block in another."""
    stack = [(closes, children)]
    while stack:
        closes, children = stack.pop()
        for child in children:
            if child.kind == "text":
                if end in child.value:
                    last = closes and child is children[-1] and child.value.endswith(end)
                    value = child.value.removesuffix(end) if last else child.value
                    child.value = value.replace(end, "<br />\n") + ("\n" if last else "")
            elif child.kind not in ("html_element", "del"):
                stack.append((child.kind != "a", child.children))


def identify(document: Document, context: Context) -> None:
    """Give headers their ids and footnotes their numbers, in the order of the result."""
    options = document.options
    ids = {github: Ids(github, options["auto_id_prefix"]) for github in (False, True)}
    if options["auto_ids"]:
        for header in context.headers:
            if "github" in header.options and "id" not in header.attr:
                header.attr["id"] = ids[True].of(text_of(header))
    if not context.referring and not context.footnotes:  # else some headers are gone, or stand in footnotes
        for header in context.headers:
            _header(header, document, ids[False])
        return
    number = options["footnote_nr"]
    bodies = [document.root]
    wanted = ["toc", "footnotes"] if context.referring else []
    for body in bodies:
        _replace(body, wanted)
        if body is not document.root:  # references from here on are not led back to
            body.options["uses"] = context.footnotes[body.value].uses
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


def _replace(body: Element, wanted: list[str]) -> None:
    """Empty the first list each that is to become a table of contents, or the footnotes (not within one)."""
    for element in _marked_up(body) if wanted else ():
        if element.kind in ("ul", "ol") and "ial" in element.options:
            name = next((name for name in wanted if name in element.options["ial"].references), None)
            if name is not None:
                wanted.remove(name)
                element.options["instead"] = name
                element.children = []
    if "footnotes" in wanted:
        wanted.remove("footnotes")


def _marked_up(root: Element) -> Iterator[Element]:
    """The element and what is below it, but for HTML in which no Markdown is read."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        if element.kind != "text" and "html_only" not in element.options:
            stack += reversed(element.children)


def _refer(element: Element, definition: FootnoteDefinition, document: Document) -> None:
    name = document.options["footnote_prefix"] + definition.name
    element.options.update(number=definition.number, name=name, use=definition.uses)
    definition.uses += 1
    definition.body.options["name"] = name


def _header(header: Element, document: Document, ids: Ids) -> None:
    document.headers.append(header)
    if "id" not in header.attr and document.options["auto_ids"]:
        header.attr["id"] = ids.of(_basic_text(header, document))


def _basic_text(header: Element, document: Document) -> str:
    """What kramdown itself makes an id from: as written, or under GFM, or where the site wants it, without markup."""
    if document.options["input"] == "GFM":
        return text_of(header)
    return text_of(header, ("abbreviation",)) if header.options.get("stripping") else str(header.options["raw_text"])


def text_of(element: Element, also: Iterable[str] = ("codespan", "math", "abbreviation")) -> str:
    """The text in an element, without its markup, and what these kinds of elements hold."""
    parts = []
    children = element.children
    for child in children if all(child.kind == "text" for child in children) else element.walk():
        if child.kind == "text":
            parts.append(_without_entities(child) if "&" in child.value else child.value)
        elif child.kind in also:
            parts.append(child.value)
    return "".join(parts)


def _without_entities(text: Element) -> str:
    """A text's characters but for entities, which in raw HTML are characters like all others."""
    if "as_html" in text.options and text.source is not None:
        return text.source.string[text.start : text.end]
    return _ENTITY.sub("", text.value)
