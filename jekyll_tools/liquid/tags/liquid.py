"""`{% liquid … %}`: a tag a line, without braces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Block, Node
from jekyll_tools.liquid.tokens import Lineup

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Lines(Node):
    """What the lines make."""

    __slots__ = ("blank", "block")

    def __init__(self, tag: Token, parser: Parser, block: Block) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.block = block
        self.blank = block.blank

    def render(self, context: Context, out: Output) -> None:
        """Renders them."""
        self.block.render(context, out)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for what its lines have wrong; another of these among them is unknown."""
    if parser.in_lines:
        raise LiquidError("unknown-tag", "Unknown tag 'liquid'")
    end = tag.end - 2 - tag.trims_after
    block, last = parser.within(Lineup(parser.text.string, end - len(tag.markup), end))
    if last is not None:
        parser.unknown(last, tag, "%}")
    return Lines(tag, parser, block)
