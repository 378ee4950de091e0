"""`{% assign name = value | filters %}`: to the outermost scope."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.patterns import NAME
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

# Only a name's first character is tried as its start, so that a long one is not gone over again and again.
_ASSIGNMENT = regex(rf"(?<![\w\-.\[\]])({NAME})\s*=\s*(.*)", re.ASCII | re.DOTALL)


class Assign(Node):
    """A name and the value that it gets."""

    __slots__ = ("expression", "name")
    blank = True
    mute = True

    def __init__(self, tag: Token, parser: Parser, name: str, expression: Expression) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.name = name
        self.expression = expression

    def render(self, context: Context, out: Output) -> None:
        """Prints nothing."""
        out.begin(plain=False)
        context.set(self.name, self.expression.evaluate(context))


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where there is no `=`, or no name before it."""
    match = _ASSIGNMENT.search(tag.markup)
    if match is None:
        raise LiquidError("syntax", "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]")
    return Assign(tag, parser, match[1], parser.expression(match[2]))
