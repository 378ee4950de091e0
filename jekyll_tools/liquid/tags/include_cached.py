"""`{% include_cached file.html name=value %}`: an include that is rendered once for the same parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.sizes import mark
from jekyll_tools.liquid.tags.include import IncludeShared

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.nodes import Node
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token
    from jekyll_tools.text import Text

PLUGIN = "jekyll-include-cache"


class IncludeCached(IncludeShared):
    """What it made at first it makes again, whatever has changed since then."""

    __slots__ = ()

    def included(self, context: Context, text: Text) -> str:
        """What the file makes of the parameters, the first time."""
        key = (id(text), mark(context, self.parameters(context)))
        made = context.engine.cached.get(key)
        if made is None:
            made = context.engine.cached[key] = super().included(context, text)
        return made


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for a file name or parameters that Jekyll refuses."""
    return IncludeCached(tag, parser)
