"""`{% link path/of/source.md %}`: the URL of a page, document or file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.inner import inner_template
from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Link(Node):
    """A path, or what makes it."""

    __slots__ = ("path",)

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.path = inner_template(tag.markup.strip(), parser)

    def render(self, context: Context, out: Output) -> None:
        """Writes the URL. Raises LiquidError where there is no such source."""
        path = self.path.evaluate(context)
        url = context.host.link(path)
        if url is None:
            raise LiquidError(
                "missing-link",
                f"Could not find document '{path}' in tag 'link'."
                " Make sure the document exists and the path is correct.",
            )
        out.made(url, self)


def parse(tag: Token, parser: Parser) -> Node:
    """Whatever it names is looked for when it is rendered."""
    return Link(tag, parser)
