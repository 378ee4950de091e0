"""What a template has made so far, and where each part of it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.text import Segment, Text

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.nodes import Node, Written


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


class Output:
    """What is made within an include, whose parts all come from the tag that includes it."""

    __slots__ = ("context", "parts")
    places = False

    def __init__(self, context: Context) -> None:
        self.context = context
        self.parts: list[str] = []

    def written(self, node: Written) -> None:
        """Adds text as its author wrote it."""
        self.made(node.string, node)

    def made(self, string: str, node: Node) -> None:
        """Adds what a node made."""
        del node
        self.context.hold(len(string))
        self.parts.append(string)

    def string(self) -> str:
        """All of it."""
        return "".join(self.parts)


class PlacedOutput(Output):
    """What is made of a page's own text."""

    __slots__ = ("length", "segments")
    places = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.segments: list[Segment] = []
        self.length = 0

    def written(self, node: Written) -> None:
        """Adds text that keeps its place."""
        self.context.hold(len(node.string))
        self._add(node.string, node.segments)

    def made(self, string: str, node: Node) -> None:
        """Adds text that points at the node which made it, unless it knows its places itself."""
        if not string:
            return
        self.context.hold(len(string))
        if isinstance(string, Placed):
            self._add(string, string.segments)
            return
        origin, start, end = node.locate()
        self.parts.append(string)
        self.segments.append(Segment(self.length, origin, start, end - start))
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
