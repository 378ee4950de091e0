"""`{% continue %}`: goes on with the next item; outside of a loop, leaves the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Continue(Node):
    """The end of a turn."""

    __slots__ = ()

    def render(self, context: Context, out: Output) -> None:
        """Prints nothing."""
        context.interrupts.append("continue")


def parse(tag: Token, parser: Parser) -> Node:
    """Whatever else the tag says is ignored."""
    return Continue(parser.text, tag.start, tag.end)
