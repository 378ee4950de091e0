"""What all texts of a document share: options, definitions that may stand anywhere, and what may still be spent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.abbreviations import Names
from jekyll_tools.kramdown.attributes import AttributeList, apply
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.labels import normal
from jekyll_tools.kramdown.source import Source

if TYPE_CHECKING:
    from jekyll_tools.kramdown.dialect import Dialect
    from jekyll_tools.kramdown.renderer import Renderer
    from jekyll_tools.kramdown.state import State


class Definition:
    """What a line defines. `place` is what stands for the line in the tree, where anybody asks."""

    __slots__ = ("_given", "place")

    def __init__(self) -> None:
        self.place: Element | None = None
        self._given: AttributeList | None = None

    @property
    def given(self) -> AttributeList | None:
        """The attribute list that may come behind the definition, or before it."""
        return self._given if self.place is None else self.place.options.get("ial")

    def stand(self, element: Element, judged: bool) -> None:
        """It is what an element stands for, which is not kept unless somebody asks for it."""
        if judged:
            self.place = element
        else:
            self._given = element.options.get("ial")
            element.value = self

    def own_given(self) -> AttributeList:
        """The attribute list, to be added to, where the element is not kept."""
        if self._given is None:
            self._given = AttributeList()
        return self._given


class LinkDefinition(Definition):
    """Where a label leads."""

    __slots__ = ("title", "url", "used")

    def __init__(self, url: str, title: str | None) -> None:
        self.place = self._given = None
        self.url = url
        self.title = title
        self.used = False


class AbbreviationDefinition(Definition):
    """What an abbreviation stands for."""

    __slots__ = ("title",)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title


class FootnoteDefinition:
    """A footnote, defined from `start` to `end` in a source: `number` is given when the text first refers to it, `uses`
    counts the references. Where the text is too long to be kept its body is read when it is shown.
    """

    __slots__ = ("_body", "_end", "_source", "_start", "level", "name", "nested", "number", "uses")

    def __init__(self, name: str, state: State, end: int, body: Element | None = None) -> None:
        self.name = name
        self._source, self._start, self._end = state.source, state.cursor, end
        self.level, self.nested = state.level, state.nested  # of the text that it stands in
        self._body = body
        self.number = 0
        self.uses = 0

    def is_read(self) -> bool:
        return self._body is not None

    def surroundings(self, context: Context) -> State:
        """What it is read within when it is shown."""
        from jekyll_tools.kramdown.state import State

        state = State(context, self._source, Element("root"), self.level)
        state.nested, state.passing = self.nested, True
        return state

    def body(self) -> Element:
        """Its body; of what is read when it is shown nothing but the place."""
        return self._body or Element("footnote_def", self.name, self._source, self._start, self._end)


class Context:
    """What all texts of a document share: options, and the definitions that may stand anywhere."""

    __slots__ = (
        "_abbreviation",
        "abbreviations",
        "break_at",
        "characters",
        "copies",
        "dialect",
        "footnotes",
        "gfm",
        "hard_wrap",
        "headers",
        "indented",
        "interrupted",
        "judged",
        "links",
        "list",
        "lists",
        "longest_label",
        "lost",
        "native",
        "nested",
        "options",
        "reads_otherwise",
        "referring",
        "refused",
        "relieve",
        "repeats",
        "sets",
        "too_deep",
        "typography",
        "write",
        "writer",
        "written",
    )

    def __init__(self, dialect: Dialect, options: dict[str, Any], written: dict[str, Any]) -> None:
        self.dialect = dialect
        self.options = options
        self.native = False  # whether any HTML is to be taken for what it means
        self.written = written  # the options by which characters are written
        self.gfm = dialect.gfm
        self.interrupted = self.gfm and "paragraph_end" in options["gfm_quirks"]  # a list, a quote … ends a paragraph
        self.hard_wrap = self.gfm and options["hard_wrap"]
        self.typography = not (self.gfm and "no_auto_typographic" in options["gfm_quirks"])
        # What breaks a line when all is read.
        self.break_at = ("\n" if self.hard_wrap else "\\\n") if self.gfm else None
        self.links: dict[str, LinkDefinition] = {}
        self.footnotes: dict[str, FootnoteDefinition] = {}
        self.abbreviations: dict[str, AbbreviationDefinition] = {}
        self.lists: dict[str, AttributeList] = {}
        self.lost: list[AttributeList] = []  # that wait for a block when a text ends
        self.repeats = False  # whether what the text defines is known already
        self.judged = True  # whether anybody asks what is wrong with the text
        self.too_deep: dict[tuple[Source, int, int, str], None] = {}
        self.refused: set[str] = set()  # the limits that were passed
        self.nested = 0  # characters of all texts that lie within each other, but for the first
        self.indented = 0  # characters that may still stand before blocks that lie deep
        self.sets = 0  # how often blocks have set options,
        self.reads_otherwise = -1  # and how deep at most they lay that did so for the blocks behind
        self.copies = 0  # characters that may still be made of what is written once
        self.headers: list[Element] = []
        self.referring = False  # whether any list is to be replaced
        self.longest_label = 1000
        self.characters: dict[
            str, str
        ] = {}  # how quotes, dashes and the like are written, by what is typed or its name
        # What a long paragraph's first spans are written by, told whether those are within others.
        self.write: Callable[[list[Element], bool], str] | None = None
        self.list: Callable[[list[Element]], str] | None = None  # the same of a header for a table of contents, if any
        self.writer: Renderer | None = None  # what a span is written by as soon as it is read
        # What writes a nested text's blocks, but the last ones, where that may be.
        self.relieve: Callable[[State], object] | None = None
        self._abbreviation: Names | None = None

    def define(self, label: str, url: str, title: str | None = None) -> LinkDefinition:
        """Let a label lead to a url. No text of over `longest_label` characters can be one: white space counts once."""
        definition = self.links[normal(str(label))] = LinkDefinition(url, title)
        self.longest_label = max(self.longest_label, len(label) * 4)
        return definition

    def refuse(self, limit: str, source: Source | None, start: int, end: int) -> None:
        """A limit is passed here; said once a document."""
        if limit not in self.refused and source is not None:
            self.refused.add(limit)
            self.tell(limit, source, start, end)

    def tell(self, limit: str, source: Source, start: int, end: int) -> None:
        """A limit is passed here."""
        if self.judged:
            self.too_deep[source, start, end, limit] = None

    def afford(self, characters: int, source: Source | None, start: int, end: int) -> bool:
        """Whether so much may still be made of what is written once, for the sake of what stands there."""
        self.copies -= characters
        if self.copies < 0:
            self.refuse("copies", source, start, end)
        return self.copies >= 0

    def attributed(self, attr: dict[str, str], given: AttributeList, place: Element) -> dict[str, str]:
        """The attributes, and what a list says besides; it belongs to `place`."""
        apply(attr, given, self.lists, lambda more: self.afford(more, place.source, place.start, place.end))
        return attr

    def asked(self, source: Source) -> Source | None:
        """The source of what may be asked for its place; None where nobody asks."""
        return source if self.judged else None

    def may_abbreviate(self, string: str) -> bool:
        """Whether a text may hold an abbreviation; most hold none. It may read otherwise than it is written: `C\\+`."""
        if not self.abbreviations:
            return False
        return "\\" in string or "{:" in string or self.abbreviation_names().occur(string)

    def abbreviation_names(self) -> Names:
        """All abbreviations of the document; asked once every block is known."""
        if self._abbreviation is None:
            self._abbreviation = Names(self.abbreviations)
        return self._abbreviation

    def has_set(self, level: int, reads_otherwise: bool) -> None:
        """Options are set by a block that lies so deep."""
        self.sets += 1
        if reads_otherwise:
            self.reads_otherwise = max(self.reads_otherwise, level)

    def note(self, html: Element) -> None:
        """Mark HTML that is to be taken for what it means: that which stands where the option is on.

        What an attribute list says that stands before a block of HTML is lost then.
        """
        if self.options["html_to_native"]:
            self.native = True
            html.own_options()["native"] = True
            html.own_options().pop("ial", None)


class Ahead:
    """What is read before its turn, since what stands before asks for it: it counts when its turn comes."""

    __slots__ = ("_context", "_cost", "_element", "children")

    def __init__(self, context: Context, read: Callable[[], Element]) -> None:
        self._context = context
        before = context.indented
        self._element: Element | None = read()
        self.children = self._element.children
        self._cost = before - context.indented
        context.indented = before

    def take(self) -> Element | None:
        """What is read; None where it turns out to lie too deep, and is to be read once more."""
        element, self._element, self.children = self._element, None, ()
        if self._cost > 0 and self._context.indented < self._cost:
            return None
        self._context.indented -= self._cost
        return element
