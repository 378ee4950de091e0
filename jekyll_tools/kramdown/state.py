"""The state of parsing a text for blocks: mistune's, and what kramdown's rules need beyond it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.attributes import INSIDE, AttributeList
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.engine import BlockState
from jekyll_tools.kramdown.source import STRIPPED, Source
from jekyll_tools.limits import INDENTED_LEVELS, NESTING
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context

    pass


DEEP = 8  # levels: blocks nested deeper are kept until all of them are read, since each is written within another
HUGE = 20_000  # characters: of a text nested in another that is as long not all blocks are kept
_COLUMNS = 4  # that a level takes at most: a list is indented, and so are its items
_BATCH = 64
_BY_ITSELF = regex(r"^ {1,3}\t", re.M)  # such a line is read in another way where it is the last
_LONG = 64  # lines: the blocks of fewer may as well be kept
BEHIND = 8  # blocks that what is read next may still change: a list of attributes, a colon's line
_NO_TEXT = " \t\n\f\v\r\0"  # what no text begins with of which is known that it is a paragraph
BLANK = r"(?:[ \t\f\v\r]*\n)"
BLANKS = r"(?:[ \t\f\v\r\n]*\n)"
END_OF_BLOCK = r"(?:\^[ \t\f\v\r]*$)"
_BOUNDARY = regex(rf"{BLANK}|{END_OF_BLOCK}|[ ]{{0,3}}\{{:(?![:/}}]){INSIDE}\}}[ \t\f\v\r]*$|\Z", re.M)


class State(BlockState):
    """A text, the cursor in it, and the element that its blocks become children of."""

    # What most texts have no other values of.
    indent = -1  # of its blocks, where they are written before all of them are read,
    plain = True  # whether they stand in no HTML,
    written = 0  # how many elements stand for such,
    waiting = 0  # how many characters the last of them have,
    begin: Callable[[], object] | None = None  # what is to be done before the first one is
    outer: State | None = None  # and of which text all read so far is to be written before
    nested = 0  # characters of this text and of those that it is nested in, but for the first
    open_tag: str | None = None
    passing = False  # whether blocks are written as they are read,
    skims = False  # or dropped,
    keeps = False  # or all are kept until the last one is read, and then items of lists may be read,
    defines = sets = False  # though what they may define, and by what is set before them, is known at once

    def __init__(self, context: Context, source: Source, element: Element, depth: int = 0) -> None:
        # Mistune's own sets up what nothing here asks for.
        self.src = source.string
        self.cursor = 0
        self.cursor_max = len(source.string)
        self.context = context
        self.source = source
        self.element = element
        self.tokens: list[Any] = element.own_children()
        self.level = depth
        self.ial: AttributeList | None = None

    def add(self, kind: str, value: Any = None, end: int = 0) -> Element:
        """A new child from the cursor to `end`; a waiting attribute list becomes its own."""
        element = Element(kind, value, self.source, self.cursor, end)
        self.put(element)
        return element

    def put(self, element: Element) -> None:
        """A new child that is made already."""
        if self.ial is not None:
            element.own_options()["ial"] = self.ial
            self.ial = None
        self.tokens.append(element)

    def text(self, kind: str, string: str, at: int, end: int, exact: bool = False) -> Element:
        """A new child whose content is a text to be read for spans; it came from offset `at` here."""
        element = self.add(kind, None, end)
        element.raw = Source(string, self.source, at, exact)
        return element

    def starts_on_boundary(self) -> bool:
        """Whether the cursor stands behind a blank line, an end-of-block marker, an attribute list or nothing."""
        if not self.tokens:
            return True
        last = self.tokens[-1]
        return last.kind == "blank" or (last.kind == "eob" and last.value is None) or self.ial is not None

    def ends_on_boundary(self, at: int) -> bool:
        """Whether what starts at `at` is a blank line, an end-of-block marker, an attribute list or nothing."""
        return _BOUNDARY.match(self.src, at) is not None

    def nest(self, element: Element, source: Source, kept: bool = False) -> None:
        """Read a nested text into `element`'s children; where texts nest too deep it becomes one plain paragraph.

        With `kept` they are wanted later, when what is around them is written and gone.
        """
        if self.is_refused(source):
            element.own_children().append(plain(source))
            return
        string = source.string
        blocks = self.context.dialect.blocks
        if string and string[0] not in _NO_TEXT and blocks.only_text(string, self.context.interrupted):
            element.own_children().append(plain(source))
            return
        blocks.parse(self.inner(source, element) if kept else self.inside(source, element))

    def read(self) -> None:
        """Read all blocks; where they may, and are many, the first ones are written meanwhile."""
        passes = self.passing and self.indent >= 0 and self.context.relieve is not None
        # HTML blocks of one text ask for all of it, each.
        passes = passes and self.source.known("may pass", lambda: may_pass(self.src))
        relieve = self.context.relieve if passes else None
        if relieve is None:
            self.context.dialect.blocks.parse(self)
            return
        for _ in self.context.dialect.blocks.steps(self):
            if len(self.tokens) - self.written > BEHIND + _BATCH or self.long_list() is not None:
                relieve(self)
        self.outer = self.begin = None

    def long_list(self) -> Element | None:
        """The definition list that may go on, if it holds many terms and definitions that are not written."""
        last: Element | None = self.tokens[-2] if len(self.tokens) > 1 else None
        if last is None or last.kind != "dl":
            return None
        return last if len(last.children) - last.options.get("texts", 0) > BEHIND + _BATCH else None

    def refuses(self, source: Source) -> str | None:
        """The limit that a text would pass if its blocks were read within this one."""
        if self.level >= NESTING:
            return "nesting"
        if self.is_too_deep():
            return "indented"
        return "nested-texts" if self.nested + len(source.string) > self.context.nested else None

    def is_refused(self, source: Source) -> bool:
        """Whether a text would pass a limit, which is told, if its blocks were read within this one."""
        refused = self.refuses(source)
        if refused == "indented":
            self.context.refuse(refused, source, 0, len(source.string))
        elif refused is not None:
            self.context.tell(refused, source, 0, len(source.string))
        return refused is not None

    def is_too_deep(self) -> bool:
        """Whether blocks that lie within this text's were indented by too much already."""
        return self.level >= INDENTED_LEVELS and self.context.indented < 0

    def _count(self, start: int, end: int) -> None:
        """Count what stands before the blocks of some lines. Each line may hold one, an item that lies in a list, or
        cells.
        """
        places = 2 * self.src.count("\n", start, end) + self.src.count("|", start, end)
        self.context.indented -= _COLUMNS * self.level * places

    def inside(self, source: Source, element: Element) -> State:
        """A text nested in this one, whose blocks, if they are many, are written as those of this one are."""
        inner = self.inner(source, element)
        if (self.passing or self.skims) and inner.level < DEEP and is_long(source.string):
            inner.passing, inner.skims = self.passing, self.skims
            element.own_options()["long"] = True
        return inner

    def inner(self, source: Source, element: Element) -> State:
        """A text nested in this one."""
        state = State(self.context, source, element, self.level + 1)
        state.nested = self.nested + len(source.string)
        if state.level > INDENTED_LEVELS:
            state._count(0, len(state.src))
        return state

    def nest_all(self, element: Element, sources: Iterable[Source]) -> None:
        """The same for texts that follow each other, none going on where another ended."""
        for source in sources:
            if element.children:
                element.own_children().append(Element("eob"))
            self.nest(element, source)

    def nest_here(self, element: Element, at: int, open_tag: str, levels: int = 1) -> int:
        """Read on from `at` in this same text, into `element`'s children, until the tag's end tag; where that ended, or
        where too much is indented, which leaves the tag open.

        They lie so many `levels` of elements within this text's own.
        """
        state = State(self.context, self.source, element, self.level + 1)
        state.cursor = at
        state.open_tag = open_tag
        state.plain, state.skims = False, self.skims
        if self.passing and self.indent >= 0 and self.level < DEEP and len(self.src) - at > HUGE:
            state.passing, state.outer, state.indent = True, self, self.indent + 2 * levels
            element.own_options()["long"] = True
        state.read()
        element.own_options()["unclosed"] = state.open_tag is not None
        return state.cursor

    def counted(self, steps: Iterator[None]) -> Iterator[None]:
        """What reads a block each time it is asked, which ends where too much is indented."""
        if self.open_tag is None or self.level <= INDENTED_LEVELS:
            return steps
        return self._counted(steps)

    def _counted(self, steps: Iterator[None]) -> Iterator[None]:
        at = self.cursor
        for _ in steps:
            yield
            self._count(at, self.cursor)
            at = self.cursor
            if self.context.indented < 0:
                self.cursor_max = 0


def may_pass(string: str) -> bool:
    """Whether each block of a text may be written before the last one is read."""
    return "\t" not in string or _BY_ITSELF.search(string) is None


def is_long(string: str) -> bool:
    """Whether a nested text has so many lines, or characters, that its blocks are not kept."""
    return len(string) > HUGE or string.count("\n") > _LONG


def whole(element: Element) -> Source:
    """The text of an element that is to be read for spans: what lines behind added to it is put together when asked."""
    source = element.raw
    assert isinstance(source, Source)
    if "more" in element.options:
        source.string += "".join(element.own_options().pop("more"))
    return source


def is_paragraph(element: Element) -> bool:
    """Whether a block is a paragraph, or HTML that is to be taken for one."""
    return element.kind == "p" or (element.value == "p" and "native" in element.options)


def end_line(paragraph: Element) -> None:
    """End the line of a paragraph that is to be no more than a line, behind which there is more; of one that is HTML
    still, its first text's.
    """
    if isinstance(paragraph.raw, Source):
        whole(paragraph).string += "\n"
    else:
        paragraph.own_options()["ends_text"] = True


def plain(source: Source) -> Element:
    """The paragraph that a whole text makes in which nothing else is read, or begins."""
    source.string = source.string.strip(STRIPPED)
    paragraph = Element("p", None, source, 0, len(source.string))
    paragraph.raw = source
    return paragraph
