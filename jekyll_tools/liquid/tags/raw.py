"""`{% raw %} … {% endraw %}`: what is between them is printed as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node, Written

if TYPE_CHECKING:
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Raw(Written):
    """Text that looks like Liquid and is none."""

    __slots__ = ()
    blank = False


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where there is no end, or the tag says anything else."""
    if tag.markup.strip():
        raise LiquidError("syntax", "Syntax Error in 'raw' - Valid syntax: raw")
    end = parser.source.raw_end("endraw") if parser.tokens is parser.source else None
    if end is None:
        raise LiquidError("unclosed-tag", "'raw' tag was never closed")
    return Raw(parser.text, tag.end, end)
