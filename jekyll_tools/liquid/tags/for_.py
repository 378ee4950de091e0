"""`{% for item in list reversed limit:n offset:n %} … {% else %} … {% endfor %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.lexer import Lexer, StrictError
from jekyll_tools.liquid.loops import Forloop, Slice
from jekyll_tools.liquid.nodes import Block, Node
from jekyll_tools.liquid.patterns import QUOTED, attributes
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

_LAX = regex(rf"([\w-]+)\s+in\s+({QUOTED})\s*(reversed)?", re.ASCII)


class For(Node):
    """A loop."""

    __slots__ = ("blank", "body", "name", "otherwise", "slice", "variable")

    def __init__(self, tag: Token, parser: Parser, head: tuple[str, str, Slice]) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        self.variable, collection, self.slice = head
        self.name = f"{self.variable}-{collection}"
        self.body, end = parser.body(tag, ("else",))
        self.otherwise: Block | None = None
        while end is not None:
            self.otherwise, end = parser.body(tag, ("else",))
        blocks = [self.body] + ([self.otherwise] if self.otherwise else [])
        self.blank = all(block.blank for block in blocks)
        if self.blank:
            for block in blocks:
                block.without_blanks()

    def render(self, context: Context, out: Output) -> None:
        """Renders the body once an item; the block behind `else` where there is none."""
        items = self.slice.of(context, self.name)
        if not items:
            if self.otherwise:
                self.otherwise.render(context, out)
            out.begin(plain=False)
            return
        out.begin(plain=False)
        stack: list[Forloop] = context.registers.setdefault("for-stack", [])
        loop = Forloop(self.name, len(items), stack[-1] if stack else None)
        stack.append(loop)
        scope: dict[object, object] = {"forloop": loop}
        context.push(scope)
        try:
            self._turns(context, out, scope, items)
        finally:
            context.pop()
            stack.pop()

    def _turns(self, context: Context, out: Output, scope: dict[object, object], items: list[object]) -> None:
        loop = scope["forloop"]
        context.spend(len(items))
        for index, item in enumerate(items):
            loop.index = index  # type: ignore[attr-defined]
            scope[self.variable] = item
            self.body.render(context, out)
            if context.interrupts and context.interrupts.pop() == "break":
                return


def parse(tag: Token, parser: Parser) -> Node:
    """Raises LiquidError where it is no loop."""
    try:
        head = _strict(Lexer(tag.markup)) if parser.is_strict else _lax(tag.markup)
    except StrictError as refusal:
        parser.warn(str(refusal), tag.markup.strip())
        head = _lax(tag.markup)
    return For(tag, parser, head)


def _strict(lexer: Lexer) -> tuple[str, str, Slice]:
    variable = lexer.expect("id")
    if not lexer.word("in"):
        raise StrictError("For loops require an 'in' clause")
    collection = lexer.expression()
    reverse = lexer.word("reversed")
    given: dict[str, str] = {}
    while lexer.look("id") and lexer.look("colon", 1):
        name = lexer.expect("id")
        if name not in ("limit", "offset"):
            raise StrictError("Invalid attribute in for loop. Valid attributes are limit and offset")
        lexer.expect("colon")
        given[name] = lexer.expression()
    lexer.end()
    return variable, collection, Slice(expressions.parse(collection), reverse, given)


def _lax(markup: str) -> tuple[str, str, Slice]:
    match = _LAX.match(markup)
    if match is None:
        raise LiquidError("syntax", "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]")
    given = attributes(markup)
    return match[1], match[2], Slice(expressions.parse(match[2]), bool(match[3]), given)
