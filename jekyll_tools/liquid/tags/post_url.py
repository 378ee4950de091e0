"""`{% post_url 2024-01-02-name %}`: the URL of a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_POST = regex(r"(?:.+/)?\d+-\d+-\d+-.*", re.ASCII)


class PostURL(Node):
    """A post's name."""

    __slots__ = ("name",)

    def __init__(self, tag: Token, parser: Parser, name: str) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.name = name

    def render(self, context: Context, out: Output) -> None:
        """Writes the URL. Raises LiquidError where there is no such post."""
        url = context.host.post_url(self.name)
        if url is None:
            raise LiquidError("missing-link", f"Could not find post \"{self.name}\" in tag 'post_url'.{_HINT}")
        out.made(url, self)


_HINT = " Make sure the post exists and the name is correct."


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where the name has no date."""
    name = tag.markup.strip()
    if not any(_POST.fullmatch(line) for line in name.split("\n")):
        raise LiquidError(
            "missing-link",
            f"Could not parse name of post \"{name}\" in tag 'post_url'.{_HINT} Jekyll::Errors::InvalidPostNameError: "
            f"'{name}' does not contain valid date and/or title.",
        )
    return PostURL(tag, parser, name)
