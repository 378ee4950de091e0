"""`{% comment %} … {% endcomment %}`: what is between them is read, but for unknown tags, and never rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Comment(Node):
    """Nothing."""

    __slots__ = ()
    blank = True


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for what is broken in it."""
    problems, includes = len(parser.problems), len(parser.includes)
    end: Token | None = tag
    while end is not None:
        _, end = parser.body(tag, None)
    del parser.problems[problems:], parser.includes[includes:]  # nobody comes to them
    return Comment(parser.text, tag.start, tag.end)
