"""`{% unless %} … {% else %} … {% endunless %}`: the first condition must not hold; those of `elsif` must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.tags.if_ import If, branches

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Unless(If):
    """An `if` whose first condition is turned round."""

    __slots__ = ()

    def render(self, context: Context, out: Output) -> None:
        """Renders the first block, or that of the first condition after it that holds."""
        first, block = self.branches[0]
        if first is None or not first.test(context):
            block.render(context, out)
            return
        for condition, other in self.branches[1:]:
            if condition is None or condition.test(context):
                other.render(context, out)
                return
        out.begin(plain=False)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for what is no condition."""
    return Unless(tag, parser, branches(tag, parser))
