"""`{% echo value | filters %}`: an output, written as a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node, Printed

if TYPE_CHECKING:
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


def parse(tag: Token, parser: Parser) -> Node:
    """Whatever an output may hold."""
    return Printed(parser.text, tag.start, tag.end, parser.expression(tag.markup))
