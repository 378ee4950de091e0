"""What the tags that include files share: their names, their parameters, and the rendering."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.inner import inner_template
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token
    from jekyll_tools.text import Text

# A file name that has outputs in it ends with the last of them, and what follows that without a blank.
_MADE = regex(r"\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*", re.ASCII | re.DOTALL)
_PARAMETER = regex(
    r"""([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))""", re.ASCII | re.DOTALL
)
_BLANKS = regex(r"\s*", re.ASCII)
_FILE = regex(r"[\w/.\-()+~#@]+", re.ASCII)
_CLIMBING = regex(r"[./]{2,}")


class Include(Node):
    """A file's name, or what makes it, and the parameters for it."""

    __slots__ = ("file", "given")

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        name, given = _split(tag.markup.strip())
        self.file = inner_template(name, parser)
        self.given = _parameters(given) if given else None

    def find(self, context: Context, name: str) -> Text | None:
        """The file of that name."""
        raise NotImplementedError

    def render(self, context: Context, out: Output) -> None:
        """Renders the file in the variables that there are."""
        name = self.file.evaluate(context)
        if not _may_be_read(name):
            raise LiquidError("argument", _bad_name(name))
        text = self.find(context, name)
        if text is None and context.host.is_too_big(name):
            raise LiquidError("limit", "file-bytes")
        if text is None:
            raise LiquidError("missing-include", f"Could not locate the included file '{name}'")
        try:
            self.included(context, text, out)
        except LiquidError as error:
            error.path.append(self.locate())
            raise

    def included(self, context: Context, text: Text, out: Output) -> None:
        """Writes what the file makes of the parameters."""
        scope: dict[object, object] = {}
        context.push(scope)
        if self.given is not None:
            scope["include"] = self.parameters(context)
        try:
            out.included(context.engine.parse(text).block, text, self)
        finally:
            context.pop()

    def parameters(self, context: Context) -> dict[object, object]:
        """The values of the parameters."""
        return {key: value.evaluate(context) for key, value in self.given or ()}


def _split(markup: str) -> tuple[str, str]:
    """The file's name, and what follows it."""
    start = markup.find("{")
    end = -1
    match = _MADE.match(markup, start) if start >= 0 else None
    while match:
        end = match.end()
        start = markup.find("{", end)
        match = _MADE.match(markup, start) if start >= 0 else None
    if end >= 0:
        return markup[:end].strip(), markup[end:].strip()
    parts = markup.split(None, 1)
    return (parts[0], parts[1]) if len(parts) == 2 else (markup, "")


def _parameters(given: str) -> list[tuple[str, Expression]]:
    """`name="value"`, `name='value'` or `name=variable`, one behind the other and nothing else."""
    made: list[tuple[str, Expression]] = []
    at = 0
    while at < len(given):
        match = _PARAMETER.match(given, at)
        if match is None or (match.end() < len(given) and not given[match.end()].isspace()):
            raise LiquidError("argument", _bad_parameters(given))
        name, double, single, variable = match.groups()
        if variable is not None:
            value = expressions.parse(variable)
        else:
            value = expressions.Literal(
                double.replace('\\"', '"') if double is not None else single.replace("\\'", "'")
            )
        made.append((name, value))
        blanks = _BLANKS.match(given, match.end())
        at = blanks.end() if blanks else match.end()
    return made


@lru_cache(maxsize=1024)
def _may_be_read(name: str) -> bool:
    """Whether Jekyll takes a text for a file's name."""
    return _FILE.fullmatch(name) is not None and _CLIMBING.search(name) is None


def _bad_name(name: str) -> str:
    return f"Invalid syntax for include tag. File contains invalid characters or sequences: {name}".strip()


def _bad_parameters(given: str) -> str:
    return f"Invalid syntax for include tag: {given}"
