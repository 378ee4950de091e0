"""`{% render 'file' %}`: Jekyll gives Liquid no files, so it stops there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_FILE = regex(r"\"[^\"]*\"|'[^']*'")


class Render(Node):
    """A file that is never found."""

    __slots__ = ()

    def render(self, context: Context, out: Output) -> None:
        """Raises LiquidError."""
        raise LiquidError("missing-include", "This liquid context does not allow includes.")


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where no file is named."""
    if not _FILE.search(tag.markup):
        raise LiquidError("syntax", "Syntax error in tag 'render' - Template name must be a quoted string")
    return Render(parser.text, tag.start, tag.end)
