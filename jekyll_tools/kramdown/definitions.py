"""What a definition list holds: its terms, and its definitions one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from jekyll_tools.kramdown.attributes import INSIDE, NAME, AttributeList
from jekyll_tools.kramdown.context import Ahead
from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.item_lines import Line, line_at
from jekyll_tools.kramdown.items import Item
from jekyll_tools.kramdown.nested import nest_in_parts, skim_all
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import HUGE, State, end_line, is_paragraph, whole
from jekyll_tools.regex import regex

NAMES_TERMS = "auto_ids"  # an attribute list, perhaps behind the list, that says so gives its terms ids
_MARKER = regex(r" {0,3}:(?=[ \t|])")
_LIST = regex(rf"\s*\{{:(?![:/}}]|{NAME}:)({INSIDE})\}}\s*", re.A)
_FEW = 64  # terms or definitions that may as well be kept


class Terms(Late):
    """What makes the terms: a paragraph's lines."""

    __slots__ = ("_raw", "prefix")

    def __init__(self, paragraph: Element) -> None:
        self._raw = whole(paragraph)
        self.prefix: str | None = None  # of the terms' ids, if they are to have such

    def are_many(self) -> bool:
        return self._raw.string.count("\n") >= _FEW

    def of(self, _element: Element) -> Iterator[Element]:
        raw = self._raw
        string, at = raw.string, 0
        while at <= len(string):
            end = string.find("\n", at)
            end = end if end >= 0 else len(string)
            term = _term(string[at:end], at, raw)
            if self.prefix is not None:
                term.own_options()["auto_id"] = self.prefix
            yield term
            at = end + 1


def _term(line: str, at: int, raw: Source) -> Element:
    term = Element("dt", None, raw, at, at + len(line))
    given = _LIST.match(line)
    begin = given.end() if given else 0
    if given:
        term.own_options()["ial"] = AttributeList().read(given[1], raw, at + given.start(1))
    text = line[begin:]
    term.raw = Source(text, raw, at + begin, exact=True)
    return term


def name_terms(parts: Iterable[Element], prefix: str) -> None:
    """Let the terms among a list's parts have ids that begin so."""
    for part in parts:
        if part.kind == "dt":
            part.own_options()["auto_id"] = prefix
        elif isinstance(part.raw, Terms):
            part.raw.prefix = prefix


class Definitions(Late):
    """What makes the definitions that begin at `at`; the first is `loose` where a blank line stands before it.

    Of many the texts are not kept, but found twice. `end` is where the last one ends, when they are read or found;
    `blank` then is the blank line at the end of the last one that holds anything: it goes behind the list.
    """

    __slots__ = ("_at", "_filled", "_items", "_last", "_loose", "_state", "are_many", "blank", "end", "indent")

    def __init__(self, state: State, at: int, loose: bool) -> None:
        self._state = state
        self._at = at
        self._loose = loose
        found = _items(state.src, at)
        first = list(islice(found, _FEW + 1))
        self._items: Iterable[Item | Line] = chain(first, found)
        # Whether they hold so much that they are not kept.
        self.are_many = len(first) > _FEW or any(isinstance(item, Item) and item.is_huge() for item in first)
        self.indent = -1  # of what a definition holds, where that is written before all of it is read
        self._filled = -1  # the number of the last definition with any text, and
        self._last: Ahead | None = None  # what it is read as, where it is read first
        self.blank: Element | None = None
        self.end = at

    def read_last(self) -> bool:
        """Find all, and read the last one with any text; False where it holds nothing all the same, and the blank line
        is another's.
        """
        text = None
        for number, item in enumerate(self._items):
            self.end = item.end
            if isinstance(item, Line) or any(item.parts):
                text, self._filled = item, number
        self._items = _items(self._state.src, self._at)
        if text is None:
            return True
        if isinstance(text, Item) and text.is_huge():
            last = skim_all(self._state, text.sources(self._state.source))
            self.blank = last if last is not None and last.kind == "blank" else None
            return True
        self._last = Ahead(self._state.context, lambda: self._element(text))
        children = self._last.children
        if not children:
            return False
        self.blank = children[-1] if children[-1].kind == "blank" else None
        return True

    def of(self, _element: Element) -> Iterator[Element]:
        loose = self._loose
        for number, item in enumerate(self._items):
            if item.end - item.at > HUGE and self.indent >= 0 and isinstance(item, Item) and item.is_huge():
                definition = self._in_parts(item, loose)
            else:
                ahead = self._last.take() if number == self._filled and self._last else None
                definition = ahead or self._element(item)
                if isinstance(item, Item):
                    item.forget()  # it may have been found twice
                _open(definition.own_children(), loose)
            if definition.children:  # one of nothing leaves the blank line before it
                children = definition.own_children()
                self.blank = children.pop() if children[-1].kind == "blank" else None
            loose, self.end = bool(item.blank), item.end
            yield definition

    def _element(self, item: Item | Line) -> Element:
        if isinstance(item, Line):
            definition = Element("dd", None, self._state.source, item.at, item.end)
            definition.children = item.blocks(self._state.source)
            return definition
        definition = self._empty(item)
        self._state.nest_all(definition, item.sources(self._state.source))
        return definition

    def _in_parts(self, item: Item, loose: bool) -> Element:
        """A definition of very many blocks, written as they are read."""
        state, definition = self._state, self._empty(item)
        sources = item.sources(state.source)
        nest_in_parts(state, definition, sources, self.indent, lambda: _open(definition.own_children(), loose))
        return definition

    def _empty(self, item: Item) -> Element:
        """A definition's element, of whose content nothing is read."""
        source = self._state.source
        definition = Element("dd", None, source, item.at, item.end)
        if item.attributes is not None:
            given, at = item.attributes
            definition.own_options()["ial"] = AttributeList().read(given, self._state.context.asked(source), at)
        return definition


def _items(src: str, at: int) -> Iterator[Item | Line]:
    """The definitions' texts, one by one: all at once they would take twice the room of what is made of them."""
    while (start := _MARKER.match(src, at)) is not None:
        line = line_at("dl", src, at)
        if line is not None:
            yield line
            at = line.end
            continue
        item = Item(src, at, ":", start.end(), nested=True)
        item.gather(src)
        yield item
        at = item.end
        if not item.patterns.item.match(src, at):
            return


def _open(children: list[Element], loose: bool) -> None:
    """The first paragraph is tight; a blank line at the end parts nothing in the definition."""
    if children and is_paragraph(children[0]) and not loose:
        children[0].own_options()["transparent"] = True
        if len(children) > 2 or (len(children) == 2 and children[1].kind != "blank"):
            end_line(children[0])
