"""`{% feed_meta %}`: the link to the site's feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.filters.pages import absolute_url
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

PLUGIN = "jekyll-feed"


class FeedMeta(Node):
    """A `<link>`."""

    __slots__ = ()

    def render(self, context: Context, out: Output) -> None:
        """Writes it."""
        config = context.host.config
        feed = config.get("feed")
        path = feed.get("path") if isinstance(feed, dict) else None
        title = config.get("title") or config.get("name")
        parts = [
            'type="application/atom+xml" rel="alternate"',
            f'href="{escaped(to_s(absolute_url(context, path or "feed.xml")))}"',
            *([f'title="{escaped(to_s(title))}"'] if title else []),
        ]
        out.made(f"<link {' '.join(parts)} />", self)


def escaped(text: str) -> str:
    """A text as the value of an attribute in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def parse(tag: Token, parser: Parser) -> Node:
    """Whatever else the tag says is ignored."""
    return FeedMeta(parser.text, tag.start, tag.end)
