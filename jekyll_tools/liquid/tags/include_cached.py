"""`{% include_cached file.html name=value %}`: an include that is rendered once for the same parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.output import Placed
from jekyll_tools.liquid.sizes import mark
from jekyll_tools.liquid.tags.include import IncludeShared

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.nodes import Node
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token
    from jekyll_tools.text import Text

PLUGIN = "jekyll-include-cache"


class IncludeCached(IncludeShared):
    """What it made at first it makes again, whatever has changed since then."""

    __slots__ = ()

    def included(self, context: Context, text: Text, out: Output) -> None:
        """Writes what the file made of the parameters the first time."""
        given = self.parameters(context)
        if any(isinstance(value, Drop | list | dict) for value in given.values()):
            context.reads.never()  # what marks an object is of this run only
        key = f"{text.segments[0].origin.path} {mark(context, given)}"
        known = context.engine.cached.get(key)
        if known is not None:
            context.reads.note(f"cached {key}")
        else:
            context.reads.own(f"cached {key}")
            apart = type(out)(context)
            super().included(context, text, apart)
            made = apart.value(self.text)
            context.hold(-len(made))  # it is counted again where it is added
            known = context.engine.cached[key] = made, self.locate()
        made, first = known
        out.made(made.again(first, out.place(self)) if isinstance(made, Placed) else made, self)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for a file name or parameters that Jekyll refuses."""
    return IncludeCached(tag, parser)
