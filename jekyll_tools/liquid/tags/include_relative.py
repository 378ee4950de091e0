"""`{% include_relative file.md name=value %}`: a file beside the page, or below its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.includes import Include

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.nodes import Node
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token
    from jekyll_tools.text import Text


class IncludeBeside(Include):
    """A file of the page's own."""

    __slots__ = ()

    def find(self, context: Context, name: str) -> Text | None:
        """Looked for from the page's folder on, wherever the tag stands."""
        return context.host.include_relative(context.page_path, name)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for a file name or parameters that Jekyll refuses."""
    return IncludeBeside(tag, parser)
