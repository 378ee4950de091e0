"""`{% include file.html name=value %}`: a file of `_includes`, whose parameters are `include.name`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.includes import Include

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.nodes import Node
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token
    from jekyll_tools.text import Text


class IncludeShared(Include):
    """A file that the whole site shares."""

    __slots__ = ()

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(tag, parser)
        if self.file.is_plain:
            parser.asks("".join(map(str, self.file.parts)), tag)

    def find(self, context: Context, name: str) -> Text | None:
        """A file of the site's, else of the theme's."""
        return context.host.include(name)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for a file name or parameters that Jekyll refuses."""
    return IncludeShared(tag, parser)
