"""`{% cycle name: a, b, c %}`: the next of the values, at each use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.expressions import Literal
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.patterns import QUOTED
from jekyll_tools.liquid.sizes import mark, shown
from jekyll_tools.regex import regex
from jekyll_tools.ruby.show import inspect

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_NAMED = regex(rf"({QUOTED})\s*:\s*(.*)", re.ASCII | re.DOTALL)
_PLAIN = regex(QUOTED, re.ASCII)


class Cycle(Node):
    """Values, and the name under which their turn is remembered; without one, literal values are their own name."""

    __slots__ = ("name", "values")

    def __init__(self, tag: Token, parser: Parser, name: Expression | None, values: list[Expression]) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.values = values
        literals = [value.value for value in values if isinstance(value, Literal)]
        own = inspect(literals) if len(literals) == len(values) else id(self)
        self.name = name or Literal(("own", own))

    def render(self, context: Context, out: Output) -> None:
        """Writes the value whose turn it is."""
        turns: dict[object, int] = context.registers.setdefault("cycle", {})
        name = self.name.evaluate(context)
        key = name if isinstance(name, tuple) else mark(context, name)
        turn = turns.get(key, 0)
        value = self.values[turn].evaluate(context) if turn < len(self.values) else None
        out.made(shown(context, value), self)
        turns[key] = 0 if turn + 1 >= len(self.values) else turn + 1


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where there are no values."""
    named = _NAMED.match(tag.markup)
    if named is None and not _PLAIN.match(tag.markup):
        raise LiquidError("syntax", "Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]")
    name = expressions.parse(named[1]) if named else None
    return Cycle(tag, parser, name, _values(named[2] if named else tag.markup))


def _values(markup: str) -> list[Expression]:
    found = (_PLAIN.search(part) for part in markup.split(","))
    made = [expressions.parse(match[0]) for match in found if match]
    return [value for value in made if not (isinstance(value, Literal) and value.value is None)]
