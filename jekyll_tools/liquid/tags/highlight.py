"""`{% highlight language linenos %} … {% endhighlight %}`: code, coloured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.output import Output
from jekyll_tools.liquid.sizes import shown
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_HEAD = regex(r"([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|\"(?:[0-9]+\s)*[0-9]+\"))?)*)", re.ASCII)
_ENDS = regex(r"\A[\n\r]+|\n+\Z")


class Highlight(Node):
    """A language and a block, whose Liquid is Liquid."""

    __slots__ = ("block", "language", "numbered")

    def __init__(self, tag: Token, parser: Parser, language: str, numbered: bool) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.language = language.lower()
        self.numbered = numbered
        self.block = parser.body(tag)[0]

    def render(self, context: Context, out: Output) -> None:
        """Writes a figure of the code."""
        from jekyll_tools.liquid.coloured import coloured  # which few pages need

        inner = Output(context)
        self.block.render(context, inner)
        code = coloured(_ENDS.sub("", inner.string()), self.language, self.numbered)
        named = self.language.replace("+", "-")
        figure = (
            f'<figure class="highlight"><pre><code class="language-{named}" data-lang="{self.language}">'
            f"{code}</code></pre></figure>"
        )
        prefix, suffix = context.get("highlighter_prefix"), context.get("highlighter_suffix")
        out.made(shown(context, prefix) + figure + shown(context, suffix), self)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where no language is named."""
    markup = tag.markup.strip()
    match = _HEAD.fullmatch(markup)
    if match is None:
        raise LiquidError(
            "syntax", f"Syntax Error in tag 'highlight' while parsing the following markup: {markup}".strip()
        )
    return Highlight(tag, parser, match[1], "linenos" in (word.partition("=")[0] for word in match[2].split()))
