"""`{% break %}`: leaves the loop; outside of one, the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Break(Node):
    """The end of a loop."""

    __slots__ = ()

    def render(self, context: Context, out: Output) -> None:
        """Prints nothing."""
        context.interrupts.append("break")


def parse(tag: Token, parser: Parser) -> Node:
    """Whatever else the tag says is ignored."""
    return Break(parser.text, tag.start, tag.end)
