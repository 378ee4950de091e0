"""Conditions, as `if`, `unless`, `case` and `where_exp` test them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.comparison import Emptiness, relate
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.lexer import Lexer, StrictError, compared
from jekyll_tools.liquid.patterns import QUOTED
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.parser import Parser

_SIDES = regex(rf"({QUOTED})\s*([=!<>a-z_]+)?\s*({QUOTED})?", re.ASCII)
_JUNCTION = regex(r"\s*\b\s?(and|or)\s?\b", re.ASCII)
_PIECE = regex(rf"\s*(?:{QUOTED}|\S+)\s*", re.ASCII)
_WORDS = {word: Emptiness(word) for word in ("blank", "empty")}


class Condition:
    """A comparison (or a lone value), and what `and` or `or` joins to it."""

    __slots__ = ("joint", "left", "operator", "right", "then")

    def __init__(self, left: Expression, operator: str | None = None, right: Expression | None = None) -> None:
        self.left = left
        self.operator = operator
        self.right = right
        self.joint = ""
        self.then: Condition | None = None

    def test(self, context: Context) -> bool:
        """Whether it holds. From left to right, and no further than needed: `a and b or c` is `a and (b or c)`."""
        condition = self
        while True:
            holds = condition.alone(context)
            if condition.then is None or holds == (condition.joint == "or"):
                return holds
            condition = condition.then

    def alone(self, context: Context) -> bool:
        """Whether it holds, what is joined to it left aside."""
        left = self.left.evaluate(context)
        if self.operator is None:
            return left is not None and left is not False
        right = self.right.evaluate(context) if self.right else None
        return relate(left, self.operator, right, context)


def parse(markup: str, parser: Parser) -> Condition:
    """A condition, strictly first and then laxly. Raises LiquidError."""
    if parser.is_strict:
        if sides := compared(markup):
            left, operator, right = sides
            return Condition(operand(left), operator, operand(right) if right is not None else None)
        try:
            return strict(Lexer(markup), operand)
        except StrictError as refusal:
            parser.warn(str(refusal), markup.strip())
    return _lax(markup)


def never(markup: str) -> Expression:
    """One side of a comparison in which `empty` is as little equal to anything as `blank`."""
    return _WORDS["blank"] if markup in _WORDS else expressions.parse(markup)


def operand(markup: str) -> Expression:
    """One side of a comparison."""
    return _WORDS.get(markup) or expressions.parse(markup)


def strict(lexer: Lexer, read: Callable[[str], Expression], joined: bool = True) -> Condition:
    """A condition whose sides are read by `read`; without `and` and `or` where it is not to be `joined`.

    Raises StrictError.
    """
    first = condition = _comparison(lexer, read)
    while True:
        joint = next((word for word in ("and", "or") if joined and lexer.word(word)), "")
        if not joint:
            lexer.end()
            return first
        condition.joint, condition.then = joint, _comparison(lexer, read)
        condition = condition.then


def _comparison(lexer: Lexer, read: Callable[[str], Expression]) -> Condition:
    left = read(lexer.expression())
    operator = lexer.accept("comparison")
    return Condition(left, operator, read(lexer.expression())) if operator else Condition(left)


def _lax(markup: str) -> Condition:
    """From the last piece to the first, as Liquid reads it: what cannot be a comparison is an error there."""
    pieces = _pieces(markup)
    condition = _piece(pieces.pop() if pieces else "")
    while pieces:
        joint = pieces.pop().strip()
        earlier = _piece(pieces.pop() if pieces else "")
        if joint not in ("and", "or"):
            raise _syntax_error()
        earlier.joint, earlier.then = joint, condition
        condition = earlier
    return condition


def _pieces(markup: str) -> list[str]:
    """Comparisons, and the words `and` and `or` between them."""
    pieces: list[str] = []
    at, run = 0, -1
    while at < len(markup):
        junction = _JUNCTION.match(markup, at)
        piece = None if junction else _PIECE.match(markup, at)
        if piece:
            run = at if run < 0 else run
            at = piece.end()
            continue
        if run >= 0:
            pieces.append(markup[run:at])
            run = -1
        if junction is None:
            break
        pieces.append(junction[0])
        at = junction.end()
    return [*pieces, markup[run:]] if run >= 0 else pieces


def _piece(text: str) -> Condition:
    match = _SIDES.search(text)
    if match is None:
        raise _syntax_error()
    right = operand(match[3]) if match[3] else None
    return Condition(operand(match[1]), match[2], right)


def _syntax_error() -> LiquidError:
    return LiquidError("syntax", "Syntax Error in tag 'if' - Valid syntax: if [expression]")
