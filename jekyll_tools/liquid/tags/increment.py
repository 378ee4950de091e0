"""`{% increment name %}`: prints a counter and adds one to it; counters are no variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Increment(Node):
    """A counter's name."""

    __slots__ = ("name",)

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.name = tag.markup.strip()

    def render(self, context: Context, out: Output) -> None:
        """Writes the count. Raises LiquidError where the payload has something else of that name."""
        count = context.count(self.name, 1)
        out.begin(plain=True)
        out.made(str(count - 1), self)


def parse(tag: Token, parser: Parser) -> Node:
    """Any name will do."""
    return Increment(tag, parser)
