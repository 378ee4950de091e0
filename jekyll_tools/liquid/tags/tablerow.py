"""`{% tablerow item in list cols:n limit:n offset:n %} … {% endtablerow %}`: a table's rows and cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.loops import Tablerowloop, cut, sequence
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.liquid.numbers import to_integer
from jekyll_tools.liquid.patterns import QUOTED, attributes
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_HEAD = regex(rf"(?<!\w)(\w+)\s+in\s+({QUOTED})", re.ASCII)


class TableRow(Node):
    """A loop whose body stands in a cell for each item."""

    __slots__ = ("attributes", "blank", "block", "collection", "variable")

    def __init__(self, tag: Token, parser: Parser, variable: str, collection: Expression) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.variable = variable
        self.collection = collection
        self.attributes = {key: expressions.parse(value) for key, value in attributes(tag.markup).items()}
        self.block = parser.body(tag)[0]
        self.blank = self.block.blank

    def render(self, context: Context, out: Output) -> None:
        """Writes the rows; nothing for nil."""
        found = self.collection.evaluate(context)
        if found is None or found is False:
            return
        items: list[object] = [found] if isinstance(found, str) and found else sequence(found, context)
        start = self._number("offset", context) if "offset" in self.attributes else 0
        end = start + self._number("limit", context) if "limit" in self.attributes else None
        items = cut(items, start, end)
        loop = Tablerowloop(len(items), self._number("cols", context))
        scope: dict[object, object] = {"tablerowloop": loop}
        context.push(scope)
        try:
            self._rows(context, out, scope, items)
        finally:
            context.pop()

    def _rows(self, context: Context, out: Output, scope: dict[object, object], items: list[object]) -> None:
        loop = scope["tablerowloop"]
        assert isinstance(loop, Tablerowloop)
        out.made('<tr class="row1">\n', self)
        context.spend(len(items))
        for item in items:
            scope[self.variable] = item
            out.made(f'<td class="col{loop.column}">', self)
            self.block.render(context, out)
            out.made("</td>", self)
            if loop.column == loop.columns and loop.index + 1 < loop.length:
                out.made(f'</tr>\n<tr class="row{loop.row + 1}">', self)
            loop.advance()
        out.made("</tr>\n", self)

    def _number(self, name: str, context: Context) -> int:
        value = self.attributes[name].evaluate(context) if name in self.attributes else None
        return to_integer(value)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where it is no loop."""
    match = _HEAD.search(tag.markup)
    if match is None:
        raise LiquidError(
            "syntax", "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3"
        )
    return TableRow(tag, parser, match[1], expressions.parse(match[2]))
