"""A tag of a plugin that is not run here: it prints nothing, and what stands up to its end tag is rendered as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.nodes import Block, Node

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token


class Foreign(Node):
    """The tag, and its block where it has one."""

    __slots__ = ("block", "name", "owner")

    def __init__(self, tag: Token, parser: Parser, owner: str) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.name = tag.name
        self.owner = owner
        self.block = parser.body(tag)[0] if parser.has_end(tag) else Block()

    def render(self, context: Context, out: Output) -> None:
        """Renders the block, and has it told that the tag is missing."""
        place, said = self.locate(), {"name": self.name, "plugin": self.owner}
        context.engine.foreign.setdefault(self.name, Problem("foreign-tag", place, said))
        context.reads.never()  # it is to be told at every build
        self.block.render(context, out)
