"""`{% avatar name size=60 %}`: a person's picture on GitHub, as jekyll-avatar 0.8.0 asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.inner import Inner, inner_template
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.sizes import shown
from jekyll_tools.regex import regex
from jekyll_tools.ruby.show import inspect

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

PLUGIN = "jekyll-avatar"
_VARIABLE = regex(r"\buser=([\w.]+)")
_SIZE = regex(r"\bsize=(\d{1,9})")
_USUAL, _SMALL = "40", 48
_SERVERS = 4
_DENSITIES = (2, 3, 4)
_COMMANDS = ("size", "first", "last")  # Liquid's, which the plugin's own look-up does not know


class Avatar(Node):
    """What the tag says. A variable and a size are read as they are written, a name once its outputs are made."""

    __slots__ = ("size", "text_said", "variable")

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        variable, size = _VARIABLE.search(tag.markup), _SIZE.search(tag.markup)
        self.variable = variable[1] if variable else ""
        self.size = size[1] if size else _USUAL
        self.text_said: Inner = inner_template(tag.markup.strip(), parser)

    def render(self, context: Context, out: Output) -> None:
        """Writes the image."""
        said = self.text_said.evaluate(context)
        out.made(_image(self._user(said, context), self.size, lazy="lazy=true" in said), self)

    def _user(self, said: str, context: Context) -> str:
        if not self.variable:
            return said.split(" ")[0].removeprefix("@")
        above, _, last = self.variable.rpartition(".")
        found = expressions.parse(self.variable).evaluate(context)
        if last in _COMMANDS and not isinstance(expressions.parse(above).evaluate(context), dict):
            found = None
        return self.variable if found is None else inspect(found) if isinstance(found, list) else shown(context, found)


def _image(user: str, size: str, *, lazy: bool) -> str:
    address = f"https://avatars{crc32(_asked(user, size).encode()) % _SERVERS}.githubusercontent.com/"
    larger = (f"{address}{_asked(user, str(int(size) * times))} {times}x" for times in _DENSITIES)
    sources = ", ".join((f"{address}{_asked(user, size)} 1x", *larger))
    kind = "avatar avatar-small" if int(size) < _SMALL else "avatar"
    src = f'src="{address}{_asked(user, size)}" srcset="{sources}"'
    if lazy:
        src = f'src="" data-src="{address}{_asked(user, size)}" data-srcset="{sources}"'
    return f'<img class="{kind}" alt="{user}" width="{size}" height="{size}" data-proofer-ignore="true" {src} />'


def _asked(user: str, size: str) -> str:
    return f"{user}?v=3&s={size}"


def parse(tag: Token, parser: Parser) -> Node:
    """Takes anything."""
    return Avatar(tag, parser)
