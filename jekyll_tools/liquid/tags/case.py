"""`{% case value %}{% when a or b, c %} … {% else %} … {% endcase %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.comparison import same
from jekyll_tools.liquid.conditions import operand
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Block, Node
from jekyll_tools.liquid.patterns import QUOTED
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_VALUE = regex(QUOTED, re.ASCII)
_WHEN = regex(rf"({QUOTED})(?:(?:\s+or\s+|\s*,\s*)({QUOTED}.*))?", re.ASCII | re.DOTALL)

Branch = tuple["Expression | None", Block]


class Case(Node):
    """A value, and blocks with what it is compared with; None for those of `else`."""

    __slots__ = ("blank", "branches", "value")

    def __init__(self, tag: Token, parser: Parser, value: Expression, branches: list[Branch]) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.value = value
        self.branches = branches
        self.blank = all(block.blank for _, block in branches)
        if self.blank:
            for _, block in branches:
                block.without_blanks()

    def render(self, context: Context, out: Output) -> None:
        """Renders every block that fits, one that fits twice even twice; `else` where none before it did."""
        fitted = False
        out.begin(plain=False)
        for wanted, block in self.branches:
            if wanted is None:
                if fitted:
                    continue
                block.render(context, out)
                if context.target.liquid < (5, 0):
                    return
            elif same(context, self.value.evaluate(context), wanted.evaluate(context)):
                fitted = True
                block.render(context, out)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where there is nothing to compare."""
    value = _VALUE.search(tag.markup)
    if value is None:
        raise LiquidError("syntax", "Syntax Error in 'case' - Valid syntax: case [condition]")
    if _is_filtered(tag.markup, value.end()):
        parser.ignores(tag)
    _, end = parser.body(tag, ("when", "else"))
    branches: list[Branch] = []
    while end is not None:
        wanted = _wanted(end, parser)
        block, end = parser.body(tag, ("when", "else"))
        branches += [(one, block) for one in wanted]
    return Case(tag, parser, expressions.parse(value[0]), branches)


def _is_filtered(markup: str, at: int) -> bool:
    """Whether a filter follows what was read."""
    return markup[at:].lstrip().startswith("|")


def _wanted(tag: Token, parser: Parser) -> list[Expression | None]:
    if tag.name == "else":
        if tag.markup.strip():
            raise _fault("Valid else condition: {% else %} (no parameters)")
        return [None]
    made: list[Expression | None] = []
    markup: str | None = tag.markup
    while markup is not None:
        match = _WHEN.search(markup)
        if match is None:
            raise _fault("Valid when condition: {% when [condition] [or condition2...] %}")
        made.append(operand(match[1]))
        if match[2] is None and _is_filtered(markup, match.end(1)):
            parser.ignores(tag)
        markup = match[2]
    return made


def _fault(rest: str) -> LiquidError:
    return LiquidError("syntax", f"Syntax Error in tag 'case' - {rest}")
