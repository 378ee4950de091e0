"""`{% gist user/id file %}`: a script that shows it; what Jekyll fetches for readers without scripts is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.sizes import shown
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

PLUGIN = "jekyll-gist"
_WORDS = regex(r"(\S+|.+(?=/).+)\s?(\S*)", re.ASCII)


class Gist(Node):
    """A gist's id and a file in it: variables, else as they are written."""

    __slots__ = ("file", "id")

    def __init__(self, tag: Token, parser: Parser, name: str, file: str) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.id = name
        self.file = file

    def render(self, context: Context, out: Output) -> None:
        """Writes the script."""
        name, file = _value(self.id, context), _value(self.file, context)
        query = f"?file={file}" if file else ""
        said = context.host.config.get("gist")
        if not isinstance(said, dict) or said.get("noscript") is not False:
            context.host.tell(Problem("gist-not-fetched", self.locate(), {"name": name}))
        out.made(f'<script src="https://gist.github.com/{name}.js{query}"> </script>', self)


def _value(name: str, context: Context) -> str:
    if name[:1] in ("'", '"'):
        return name.strip("'\"")
    found = expressions.parse(name).evaluate(context) if name else None
    return name if found is None else shown(context, found)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where no gist is named."""
    markup = tag.markup.strip()
    match = _WORDS.fullmatch(markup)
    if match is None:
        raise LiquidError(
            "argument", f"Syntax error in tag 'gist' while parsing the following markup: {markup}".strip()
        )
    return Gist(tag, parser, match[1].strip(), match[2])
