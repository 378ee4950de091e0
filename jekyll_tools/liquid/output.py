"""What a template has made so far, and where each part of it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.text import Location, Segment, Text

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.nodes import Block, Node, Written
    from jekyll_tools.text import Origin


class Placed(str):
    """A value that remembers where it was written: printed as it is, it keeps its places."""

    __slots__ = ("segments",)

    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, text: Text) -> Placed:
        """A text as a value."""
        made = cls(text.string)
        made.segments = text.segments
        return made

    def again(self, first: Location, now: Location) -> Placed:
        """The same, made by the tag at `now` instead of the one at `first`."""
        known: dict[int, Origin] = {}
        made = Placed(self)
        made.segments = tuple(_by(segment, first, now, known) for segment in self.segments)
        return made


def _by(segment: Segment, first: Location, now: Location, known: dict[int, Origin]) -> Segment:
    start, origin, offset, width = segment
    through = origin.through
    if width is not None and (origin.path, offset) == (first.path, first.start):
        made = now.origin.reached((*through, *now.through), origin.about)
        return Segment(start, made, now.start, now.end - now.start)
    if not through or through[-1] != first:
        return segment
    if id(origin) not in known:
        known[id(origin)] = origin.reached((*through[:-1], now, *now.through), origin.about)
    return Segment(start, known[id(origin)], offset, width)


class Output:
    """What is made, as a string: nobody asks where its parts come from.

    `plain`: whether what came first is such that the whole may be `Plain`; None while nothing came.
    """

    __slots__ = ("context", "parts", "plain")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.parts: list[str] = []
        self.plain: bool | None = None

    def begin(self, *, plain: bool) -> None:
        """Notes what kind of text comes, if it is the first."""
        if self.plain is None:
            self.plain = plain

    def place(self, node: Node) -> Location:
        """Where a node was written."""
        return node.locate()

    def written(self, node: Written) -> None:
        """Adds text as its author wrote it."""
        self.made(node.string, node)

    def made(self, string: str, node: Node) -> None:
        """Adds what a node made."""
        del node
        if self.plain is None:
            self.plain = False
        context = self.context
        context.characters -= len(string)  # as `hold` does: this is a page's most frequent call
        if context.characters < 0:
            context.hold(0)
        self.parts.append(string)

    def fresh(self) -> Output:
        """An empty one of its kind, for what is not printed where it is made."""
        return type(self)(self.context)

    def value(self, template: Text) -> str:
        """All of it, as a value that may be printed elsewhere."""
        del template
        return self.string()

    def included(self, block: Block, text: Text, tag: Node) -> None:
        """Adds what the block of an include makes."""
        del text, tag
        block.render(self.context, self)

    def string(self) -> str:
        """All of it."""
        return "".join(self.parts)


class PlacedOutput(Output):
    """What is made, and where each part of it comes from.

    Text of an include stands in the include's file; its origin remembers the tags that led there.
    """

    __slots__ = ("_abouts", "_file", "length", "segments")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.segments: list[Segment] = []
        self.length = 0
        self._file: Origin | None = None  # the include at work, as it was reached
        self._abouts: dict[str, Origin] = {}  # a page's own file, by the document that a loop in it has in hand

    def fresh(self) -> PlacedOutput:
        """An empty one within the same include."""
        made = PlacedOutput(self.context)
        made._file = self._file
        return made

    def value(self, template: Text) -> str:
        """All of it, with its places."""
        return Placed.of(self.text(template))

    def included(self, block: Block, text: Text, tag: Node) -> None:
        """Adds what the block of an include makes, each part at its place in the include's file."""
        place, origin = self.place(tag), text.segments[0].origin
        if origin.foreign:
            self._foreign(block, tag)
            return
        outer, self._file = self._file, origin.reached((place, *place.through), self._about() or place.about)
        try:
            block.render(self.context, self)
        finally:
            self._file = outer

    def _foreign(self, block: Block, tag: Node) -> None:
        """Adds what is nobody's here to mend: all of it is the tag's."""
        inner = Output(self.context)
        block.render(self.context, inner)
        made = inner.string()
        self.context.hold(-len(made))  # it is counted again where it is added
        self.made(made, tag)

    def written(self, node: Written) -> None:
        """Adds text that keeps its place."""
        self.context.hold(len(node.string))
        if self._file is None:
            self._add(node.string, node.segments)
        elif node.string:
            self._append(node.string, self._file, node.segments[0].offset, None)

    def made(self, string: str, node: Node) -> None:
        """Adds text that points at the node which made it, unless it knows its places itself."""
        if not string:
            return
        self.context.hold(len(string))
        if isinstance(string, Placed):
            self._add(string, string.segments)
            return
        place = self.place(node)
        if self._file is not None and node.prints_parameter:
            place = _by_parameter(place)
        origin = place.origin if self._file is not None else self._in_hand(place.origin)
        self._append(string, origin, place.start, place.end - place.start)

    def place(self, node: Node) -> Location:
        """Where a node was written, and how its file was reached."""
        place = node.locate()
        return place if self._file is None else Location(self._file, place.start, place.end)

    def _about(self) -> str:
        """The file of the document that the innermost loop over documents has in hand."""
        for scope in reversed(self.context.scopes[1:]):
            for value in scope.values():
                source = getattr(value, "source", None)  # of a document, a page or the loop itself
                if source is not None and (path := source()):
                    return str(path)
        return ""

    def _in_hand(self, origin: Origin) -> Origin:
        """A page's own file, where a loop in it is at a document."""
        if len(self.context.scopes) == 1 or not (about := self._about()):
            return origin
        known = self._abouts.get(about)
        if known is None or known.string is not origin.string:
            known = self._abouts[about] = origin.reached(origin.through, about)
        return known

    def _append(self, string: str, origin: Origin, offset: int, width: int | None) -> None:
        self.parts.append(string)
        self.segments.append(Segment(self.length, origin, offset, width))
        self.length += len(string)

    def _add(self, string: str, segments: tuple[Segment, ...]) -> None:
        if not string:
            return
        self.parts.append(string)
        if len(segments) == 1:
            _, origin, offset, width = segments[0]
            self.segments.append(Segment(self.length, origin, offset, width))
        else:
            self.context.spend(2 * len(segments))
            at = self.length
            self.segments += [Segment(at + start, origin, offset, width) for start, origin, offset, width in segments]
        self.length += len(string)

    def text(self, template: Text) -> Text:
        """All of it, with its places; nothing at all stands where the template does."""
        return Text(self.string(), self.segments or template.slice(0, 0).segments)


def _by_parameter(place: Location) -> Location:
    """What prints a parameter of an include is the doing of the tag that gives it: that tag, through this place."""
    tag = place.through[0]
    return tag._replace(origin=tag.origin.reached((place, *tag.through), place.about))
