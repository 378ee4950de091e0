"""What kramdown makes of a text: elements by kramdown's own names, each with the place it was written at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.html.scan import Tag
    from jekyll_tools.kramdown.attributes import AttributeList
    from jekyll_tools.kramdown.context import LinkDefinition
    from jekyll_tools.kramdown.source import Source
    from jekyll_tools.text import Location, Text


NOTHING: Mapping[str, Any] = MappingProxyType({})


class Late:
    """What makes an element's children when they are to be read: all at once they may take a hundred times the room."""

    __slots__ = ()

    def of(self, element: Element) -> Iterable[Element]:
        """The children, in their order; asked once."""
        raise NotImplementedError


class Element:
    """An element of kramdown's tree: `kind` is kramdown's type (`p`, `header`, `a`, `html_element`, …).

    `value` is what the kind says: a text's HTML, a code block's code, an HTML element's name. `attr` are its HTML
    attributes, `options` what else its parser and its renderer share. `start` and `end` are offsets in `source`.
    Mutable while it is parsed: children and attribute lists come late, and before its children are known `raw` is the
    text that they are read from, or what makes them. Most elements have no attributes, no options or no
    children: they share one that is empty, and whoever has something to add asks for their `own`.
    """

    __slots__ = ("attr", "children", "end", "kind", "options", "raw", "source", "start", "value")

    def __init__(
        self, kind: str, value: Any = None, source: Source | None = None, start: int = 0, end: int = 0
    ) -> None:
        self.kind = kind
        self.value = value
        self.attr: Mapping[str, str] = NOTHING
        self.options: Mapping[str, Any] = NOTHING
        self.children: Sequence[Element] = ()
        self.raw: Source | Late | None = None
        self.source = source
        self.start = start
        self.end = end

    def own_attr(self) -> dict[str, str]:
        """Its attributes, to be changed."""
        own = self.attr
        if not isinstance(own, dict):
            own = self.attr = dict(own) if own else {}
        return own

    def own_options(self) -> dict[str, Any]:
        """Its options, to be changed."""
        own = self.options
        if not isinstance(own, dict):
            own = self.options = {}
        return own

    def own_children(self) -> list[Element]:
        """Its children, to be changed."""
        own = self.children
        if not isinstance(own, list):
            own = self.children = []
        return own

    def __repr__(self) -> str:
        return f"Element({self.kind!r}, {self.value!r}, {len(self.children)} children)"

    @property
    def location(self) -> Location:
        """Where the element stands in the author's file, without white space around it (unless it is nothing else)."""
        if self.source is None:
            raise ValueError(f"{self.kind} was written nowhere")
        written = self.source.string[self.start : self.end]
        if not written.strip(WHITE):
            return self.source.locate(self.start, self.end)
        start = self.start + len(written) - len(written.lstrip(WHITE))
        return self.source.locate(start, start + len(written.strip(WHITE)))

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the document."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            if element.kind != "text":
                stack += reversed(element.children)


class Mark(NamedTuple):
    """What is wrong with a stretch of text: the kind of fault, and the name or label concerned."""

    kind: str
    name: str
    start: int
    end: int


class Document:
    """A parsed text: its `root` element, the `problems` that parsing met and the options it was parsed with.

    `footnotes` are the bodies of the footnotes that the text refers to, in the order of their numbers.
    """

    __slots__ = (
        "_problems",
        "definitions",
        "footnotes",
        "headers",
        "lists",
        "lost",
        "options",
        "root",
        "text",
        "too_deep",
        "unused",
    )

    def __init__(self, root: Element, text: Text, options: dict[str, Any]) -> None:
        self.root = root
        self.text = text
        self.options = options
        self._problems: list[Problem] | None = None
        self.footnotes: list[Element] = []
        self.headers: list[Element] = []
        self.definitions: Mapping[str, LinkDefinition] = NOTHING  # where labels lead
        self.lists: dict[str, AttributeList] = {}  # the definitions of attribute lists
        self.lost: list[AttributeList] = []  # those that no block came for
        self.unused: list[Element] = []  # footnotes' bodies that nothing refers to
        self.too_deep: list[tuple[Source, int, int, str]] = []

    @property
    def problems(self) -> list[Problem]:
        """What kramdown healed: unclosed, stray and misnested tags, undefined labels, too deep nesting."""
        if self._problems is None:
            from jekyll_tools.kramdown.faults import problems

            self._problems = list(problems(self))
        return self._problems

    def walk(self) -> Iterator[Element]:
        """Every element of the result, in the order in which the HTML has them."""
        yield from self.root.walk()
        for footnote in self.footnotes:
            yield from footnote.walk()

    def tags(self) -> Iterator[Tag]:
        """Every start tag of the result, in order: those written as HTML, and those made from Markdown."""
        from jekyll_tools.kramdown.result import tags

        return tags(self)

    def ids(self, made: Iterable[Tag] | None = None) -> dict[str, Location]:
        """Every id that the result defines, and where; the first of equal ones, which a browser goes to.

        `made`: its `tags()`, where they are at hand.
        """
        from jekyll_tools.kramdown.result import ids

        return ids(self, made)
