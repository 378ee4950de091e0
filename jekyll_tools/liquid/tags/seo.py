"""`{% seo %}`: tags for search engines and social networks, with the page's `<title>` unless it says `title=false`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.nodes import Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

PLUGIN = "jekyll-seo-tag"


class Seo(Node):
    """The tags, a line each."""

    __slots__ = ("titled",)

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.titled = "title=false" not in tag.markup.lower()

    def render(self, context: Context, out: Output) -> None:
        """Writes them. Raises LiquidError where the page or the configuration says what is none of it."""
        from jekyll_tools.liquid.seo.lines import lines
        from jekyll_tools.liquid.seo.page import SeoPage

        out.made("".join(f"{line}\n" for line in lines(SeoPage(context), titled=self.titled)), self)


def parse(tag: Token, parser: Parser) -> Node:
    """Whatever else the tag says is ignored."""
    return Seo(tag, parser)
