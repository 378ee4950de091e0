"""`{% ifchanged %} … {% endifchanged %}`: printed where it is not what the last one made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class IfChanged(Node):
    """A block."""

    __slots__ = ("blank", "block")

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.block = parser.body(tag)[0]
        self.blank = self.block.blank

    def render(self, context: Context, out: Output) -> None:
        """Writes what the block makes, if it is something else now."""
        inner = out.fresh()
        self.block.render(context, inner)
        made = inner.value(self.text)
        if context.registers.get("ifchanged", "") != made:
            context.registers["ifchanged"] = made
            out.made(made, self)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where it has no end."""
    return IfChanged(tag, parser)
