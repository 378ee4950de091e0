"""`{% capture name %} … {% endcapture %}`: what is between them becomes a variable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Block, Node
from jekyll_tools.liquid.patterns import NAME
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_NAME = regex(NAME, re.ASCII)


class Capture(Node):
    """A name and the block that it gets. Printed as it is, the text still knows where it was written."""

    __slots__ = ("block", "name")
    blank = True

    def __init__(self, tag: Token, parser: Parser, name: str, block: Block) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.name = name
        self.block = block

    def render(self, context: Context, out: Output) -> None:
        """Prints nothing."""
        inner = out.fresh()
        self.block.render(context, inner)
        context.set(self.name, inner.value(self.text))


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where there is no name."""
    match = _NAME.search(tag.markup)
    if match is None:
        raise LiquidError("syntax", "Syntax Error in 'capture' - Valid syntax: capture [var]")
    return Capture(tag, parser, match[0], parser.body(tag)[0])
