"""What a template is made of, once read: text as written, outputs, and blocks of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.expressions import Expression, Lookup
from jekyll_tools.liquid.sizes import shown
from jekyll_tools.liquid.variable import Variable
from jekyll_tools.ruby.numbers import TooBig

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.text import Location, Segment, Text


class Node:
    """A part of a template, at its place; `blank` if it never prints anything to be seen."""

    __slots__ = ("end", "start", "text")
    blank = False
    mute = False
    """Whether it writes nothing, ever."""
    prints_parameter = False
    """Whether what it prints comes of an include's parameter."""

    def __init__(self, text: Text, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    def render(self, context: Context, out: Output) -> None:
        """Writes what the node makes. Raises LiquidError."""

    def locate(self) -> Location:
        """Where the author wrote it."""
        return self.text.locate(self.start, self.end)


class Written(Node):
    """Text that is no Liquid."""

    __slots__ = ("_segments", "string")

    def __init__(self, text: Text, start: int, end: int) -> None:
        super().__init__(text, start, end)
        self.string = text.string[start:end]
        self._segments: tuple[Segment, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where its parts were written."""
        if not self._segments:
            self._segments = self.text.slice(self.start, self.end).segments
        return self._segments

    @property
    def blank(self) -> bool:  # type: ignore[override]
        """Whether there are blanks only."""
        return not self.string or self.string.isspace()

    def render(self, context: Context, out: Output) -> None:
        """Writes the text, which keeps its place."""
        out.written(self)


class Printed(Node):
    """An output, `{{ … }}`."""

    __slots__ = ("expression",)

    def __init__(self, text: Text, start: int, end: int, expression: Expression) -> None:
        super().__init__(text, start, end)
        self.expression = expression

    @property
    def prints_parameter(self) -> bool:  # type: ignore[override]
        """Whether the value is `include.name`, filtered or not."""
        value = self.expression.value if isinstance(self.expression, Variable) else self.expression
        return isinstance(value, Lookup) and value.name == "include"

    def render(self, context: Context, out: Output) -> None:
        """Writes the value."""
        value = self.expression.evaluate(context)
        if value.__class__ is str:
            out.made(value, self)
            return
        if value is None or isinstance(value, int | float):
            out.begin(plain=True)
        if value is not None:
            out.made(shown(context, value), self)


class Silent(Node):
    """A tag of whose making nothing is printed."""

    __slots__ = ("node",)
    blank = True

    def __init__(self, node: Node) -> None:
        super().__init__(node.text, node.start, node.end)
        self.node = node

    def render(self, context: Context, out: Output) -> None:
        """Renders the tag, for what else it does."""
        self.node.render(context, out.fresh())


class Block:
    """Nodes one after the other, up to the tag that ends them."""

    __slots__ = ("blank", "nodes")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.blank = True

    def render(self, context: Context, out: Output) -> None:
        """Renders the nodes until one of them interrupts. An error gets the place of the node that it is of."""
        context.spend(len(self.nodes))
        node = None
        try:
            for node in self.nodes:
                if node.__class__ is Written:
                    out.written(node)
                    continue
                node.render(context, out)
                if context.interrupts:
                    break
        except LiquidError as error:
            if error.location is None and node is not None:
                error.location = node.locate()
            raise
        except TooBig:
            place = node.locate() if node else None
            raise LiquidError("limit", "ruby-digits", place) from None
        if out.plain is None:
            out.plain = True

    def without_blanks(self) -> None:
        """Drops the text: of a block in which nothing prints, it is not printed either."""
        self.nodes = [node for node in self.nodes if node.__class__ is not Written]
