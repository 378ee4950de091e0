"""Names and numbers, given when all is read: the ids of headers and the numbers of footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from jekyll_tools.kramdown.context import Context, FootnoteDefinition
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.ids import Ids
from jekyll_tools.kramdown.typography import character
from jekyll_tools.regex import regex

_ENTITY = regex(r"&(?:([A-Za-z]\w*)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));", re.A)
_ESCAPED = regex(r"&\\#([^;&]{0,40};)")

REPLACED = ("ul", "ol")  # lists, in whose place something else may be wanted:
_ASKED = frozenset(("header", "footnote", *REPLACED))
PLACES = ("toc", "footnotes")  # what their lists of attributes refer to then
_SHOWN = 3  # times that a header's id may be written: there, and twice in a table of contents


def identify(document: Document, context: Context) -> None:
    """Give headers their ids and footnotes their numbers, in the order of the result."""
    if not (context.headers or context.referring or context.footnotes):
        return
    namer = Namer(document, context)
    namer.go_on(document.root)
    for body in namer.footnotes():
        document.footnotes.append(body)
        namer.go_through(body)


class Namer:
    """Gives headers their ids, GitHub's to those that have such, then kramdown's own to others; numbers footnotes."""

    def __init__(self, document: Document, context: Context, note: Callable[[Element], object] | None = None) -> None:
        """`note` is told of each header, in their order; else the document keeps them."""
        prefix = document.options["auto_id_prefix"]
        self._document = document
        self._context = context
        self._note = note or document.headers.append
        self._prefix: str = prefix
        self._named = 0  # headers so far
        self._contents: Element | None = None  # the list in whose place their table stands
        self._wanted: bool = document.options["auto_ids"]
        self._github, self._basic = Ids(True, prefix), Ids(False, prefix)
        self._footnotes: list[FootnoteDefinition] = []  # in the order of their numbers
        self._lists = [*PLACES]  # what is still to take the place of a list

    def go_on(self, block: Element) -> None:
        """Go on through a block, or through a whole document, that has just been read."""
        context = self._context
        if not (context.headers or context.referring or context.footnotes):
            return
        if context.headers:
            self._name_githubs(context.headers)
        if context.referring or context.footnotes:  # some headers are gone, or stand in footnotes
            self.go_through(block)
        elif context.headers:
            self._name(context.headers)
        if context.headers:
            context.headers = []

    def _name_githubs(self, headers: Iterable[Element]) -> None:
        for header in headers if self._wanted else ():
            if "github" in header.options and "id" not in header.attr:
                header.own_attr()["id"] = self._afforded(header, self._github.of(text_of(header)))

    def _name(self, headers: Iterable[Element]) -> None:
        """Name headers as kramdown itself does, where they have no id."""
        for header in headers:
            if "id" not in header.attr and self._wanted:
                made = self._basic.of(_basic_text(header, self._document))
                header.own_attr()["id"] = self._afforded(header, made)
            self._named += 1
            self._afford_contents(1)
            self._note(header)

    def _afforded(self, header: Element, name: str) -> str:
        """An id; without what every id begins with, where these have come to too much."""
        more = _SHOWN * len(self._prefix)
        if not more or self._context.afford(more, header.source, header.start, header.end):
            return name
        return name[len(self._prefix) :]

    def _afford_contents(self, entries: int) -> None:
        """So many more entries of the table of contents repeat its id, which is left out where that is too much."""
        found = self._contents
        own = len(found.attr.get("id", "")) if found is not None else 0
        if found is None or not own:
            return
        if not self._context.afford(entries * own, found.source, found.start, found.end):
            del found.own_attr()["id"]

    def number(self, spans: Element) -> None:
        """Number the footnotes that spans refer to, which stand in a block that is still being read."""
        if self._context.footnotes:
            self.go_through(spans)

    def go_through(self, root: Element) -> None:
        """Name all headers below an element, but for those in HTML in which no Markdown is read, and number the
        footnotes that it refers to; of the lists there replace what is to be.
        """
        stack = [root]
        while stack:
            element = stack.pop()
            kind = element.kind
            if kind == "text":
                continue
            if kind in _ASKED:
                if kind == "header":
                    self._name((element,))
                elif kind == "footnote":
                    self._refer(element, self._context.footnotes[element.value])
                elif self._lists and "ial" in element.options:
                    self._replace(element)
            if "html_only" not in element.options:  # of HTML alone they would be made
                children = element.children
                if len(children) > 1:
                    stack += reversed(children)
                elif children and children[0].kind != "text":
                    stack.append(children[0])

    def replaces(self, found: Element) -> bool:
        """Whether a list may be the next that is to be replaced."""
        given = found.options.get("ial")
        return given is not None and any(name in given.references for name in self._lists)

    def _replace(self, found: Element) -> None:
        """Empty the first list each that is to become a table of contents, or the footnotes (not within one)."""
        name = next((name for name in self._lists if name in found.options["ial"].references), None)
        if name is not None:
            self._lists.remove(name)
            found.own_options()["instead"] = name
            found.children = []
            if name == "toc":
                self._contents = found
                self._afford_contents(self._named)

    def footnotes(self) -> Iterator[Element]:
        """The bodies of the footnotes referred to, each to be gone through before the next: it may refer to more."""
        if "footnotes" in self._lists:
            self._lists.remove("footnotes")  # not within one
        for definition in self._footnotes:
            body = definition.body()
            # References behind are not led back to.
            body.own_options().update(name=self._name_of(definition), uses=definition.uses)
            yield body

    def has_footnotes(self) -> bool:
        """Whether the text that was gone through so far refers to any."""
        return bool(self._footnotes)

    def _name_of(self, definition: FootnoteDefinition) -> str:
        prefix: str = self._document.options["footnote_prefix"]
        return prefix + definition.name

    def _refer(self, element: Element, definition: FootnoteDefinition) -> None:
        if not definition.uses:
            definition.number = self._document.options["footnote_nr"] + len(self._footnotes)
            self._footnotes.append(definition)
        name = self._name_of(definition)
        own = element.own_options()
        own["number"], own["name"], own["use"] = definition.number, name, definition.uses
        definition.uses += 1


def _basic_text(header: Element, document: Document) -> str:
    """What kramdown itself makes an id from: as written, or under GFM, or where the site wants it, without markup."""
    if document.options["input"] == "GFM":
        return text_of(header)
    return text_of(header, ("abbreviation",)) if header.options.get("stripping") else str(header.options["raw_text"])


def text_of(element: Element, also: Iterable[str] = ("codespan", "math", "abbreviation")) -> str:
    """The text in an element, without its markup, and what these kinds of elements hold."""
    parts = []
    children = element.children
    if len(children) == 1 and children[0].kind == "text" and "&" not in children[0].value and not children[0].options:
        return str(children[0].value)  # most have no markup
    for child in children if all(child.kind == "text" for child in children) else element.walk():
        if child.options and "said" in child.options:  # what stands for spans that are written already
            parts += child.options["said"]
        elif child.kind == "text":
            parts.append(_without_entities(child) if "&" in child.value else child.value)
        elif child.kind in also:
            parts.append(child.value)
    return "".join(parts)


def _without_entities(text: Element) -> str:
    """A text's characters, entities for what they mean, but for `escaped` ones and those of raw HTML."""
    written = text.source.string[text.start : text.end] if text.source is not None else text.value
    if "as_html" in text.options:
        return written
    apart = escaped(written)
    return _ENTITY.sub(lambda found: found[0] if found[0][2:] in apart else _meant(found), text.value)


def escaped(written: str) -> frozenset[str]:
    r"""What looks like entities in a text but for a backslash within (`&\#5;`), from the digits on."""
    return frozenset(_ESCAPED.findall(written))


def _meant(entity: re.Match[str]) -> str:
    code = character(entity[1], entity[2], entity[3])
    return chr(code) if code is not None and code < 0x110000 else entity[0]
