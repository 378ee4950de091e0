"""`{% if %} … {% elsif %} … {% else %} … {% endif %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid import conditions
from jekyll_tools.liquid.conditions import Condition
from jekyll_tools.liquid.nodes import Block, Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

Branch = tuple[Condition | None, Block]


class If(Node):
    """Blocks, each with its condition; without one, the block that is rendered when none before it was."""

    __slots__ = ("blank", "branches")

    def __init__(self, tag: Token, parser: Parser, branches: list[Branch]) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.branches = branches
        self.blank = all(block.blank for _, block in branches)
        if self.blank:
            for _, block in branches:
                block.without_blanks()

    def render(self, context: Context, out: Output) -> None:
        """Renders the first block whose condition holds."""
        for condition, block in self.branches:
            if condition is None or condition.test(context):
                block.render(context, out)
                return
        out.begin(plain=False)


def branches(tag: Token, parser: Parser) -> list[Branch]:
    """All of the branches up to the end tag."""
    made: list[Branch] = []
    condition: Condition | None = conditions.parse(tag.markup, parser)
    while True:
        block, end = parser.body(tag, ("elsif", "else"))
        made.append((condition, block))
        if end is None:
            return made
        if end.name == "else" and end.markup.startswith("if"):
            parser.ignores(end, "no condition")
        condition = None if end.name == "else" else conditions.parse(end.markup, parser)


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError for what is no condition."""
    return If(tag, parser, branches(tag, parser))
