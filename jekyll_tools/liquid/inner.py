"""Text with outputs in it that a tag has: an include's file name, a link's path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.sizes import shown
from jekyll_tools.liquid.tokens import OUTPUT, Tokens

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.parser import Parser


class Inner:
    """The parts of such a text."""

    __slots__ = ("parts",)

    def __init__(self, parts: list[str | Expression]) -> None:
        self.parts = parts

    @property
    def is_plain(self) -> bool:
        """Whether there are no outputs in it."""
        return all(isinstance(part, str) for part in self.parts)

    def evaluate(self, context: Context) -> str:
        """The text."""
        return "".join(
            [part if isinstance(part, str) else shown(context, part.evaluate(context)) for part in self.parts]
        )


def inner_template(markup: str, parser: Parser) -> Inner:
    """Raises LiquidError for an output without end."""
    if "{{" not in markup:
        return Inner([markup])
    return Inner(
        [
            parser.expression(token.markup) if token.kind == OUTPUT else markup[token.start : token.end]
            for token in Tokens(markup)
        ]
    )
