"""`{% # a comment %}`: nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.tags.comment import Comment
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_UNMARKED = regex(r"\n\s*[^#\s]", re.ASCII)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where one of its lines has no mark of its own."""
    if _UNMARKED.search(tag.markup):
        raise LiquidError(
            "syntax",
            "Syntax error in tag '#' - Each line of comments must be prefixed by the '#' character",
        )
    return Comment(parser.text, tag.start, tag.end)
