"""Conditions, as `if`, `unless`, `case` and `where_exp` test them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError, argument_error
from jekyll_tools.liquid.lexer import Lexer, StrictError
from jekyll_tools.liquid.patterns import QUOTED
from jekyll_tools.liquid.sizes import measure
from jekyll_tools.ruby.compare import Incomparable, compare, equal
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression

_SIDES = re.compile(rf"({QUOTED})\s*([=!<>a-z_]+)?\s*({QUOTED})?", re.ASCII)
_JUNCTION = re.compile(r"\s*\b\s?(and|or)\s?\b", re.ASCII)
_PIECE = re.compile(rf"\s*(?:{QUOTED}|\S+)\s*", re.ASCII)
_ORDERS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}


class Emptiness:
    """The words `empty` and `blank` in a condition: what they are compared with is asked, not compared.

    Without Rails no value knows `blank?`, so nothing ever equals `blank`.
    """

    __slots__ = ("word",)

    def __init__(self, word: str) -> None:
        self.word = word

    def evaluate(self, context: Context) -> object:
        """The word itself."""
        del context
        return self

    def to_s(self) -> str:
        """Nothing."""
        return ""

    def matches(self, value: object) -> bool:
        """Whether the value says yes."""
        return self.word == "empty" and isinstance(value, str | list | dict) and not value


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


def relate(left: object, operator: str, right: object, context: Context) -> bool:
    """A comparison. Raises LiquidError for values that have no order, and for an operator that is none."""
    if operator == "==":
        return same(context, left, right)
    if operator in ("!=", "<>"):
        return not same(context, left, right)
    if operator == "contains":
        return _contains(left, right, context)
    order = _ORDERS.get(operator)
    if order is None:
        raise argument_error(f"Unknown operator {operator}")
    if not (_ordered(left) and _ordered(right)):
        return False
    try:
        return order(compare(left, right))
    except Incomparable as error:
        raise argument_error(str(error)) from None


def same(context: Context, left: object, right: object) -> bool:
    """`left == right`."""
    if isinstance(left, Emptiness):
        return left.matches(right)
    if isinstance(right, Emptiness):
        return right.matches(left)
    if left.__class__ is str and right.__class__ is str:
        return left == right
    if isinstance(left, list | dict):
        measure(context, left)
    return equal(left, right)


def _ordered(value: object) -> bool:
    return isinstance(value, str | int | float | date) and not isinstance(value, bool)


def _contains(left: object, right: object, context: Context) -> bool:
    if left is None or left is False or right is None or right is False:
        return False
    if isinstance(left, str):
        return to_s(right) in left
    if isinstance(left, list):
        measure(context, left)
        return any(equal(item, right) for item in left)
    if isinstance(left, range):
        return isinstance(right, int | float) and not isinstance(right, bool) and left.start <= right < left.stop
    if isinstance(left, dict):
        return expressions.fetch(left, right) is not None or (isinstance(right, str | int) and right in left)
    return isinstance(left, Drop) and left.has(right)


def parse(markup: str, warn: Callable[[str], None]) -> Condition:
    """A condition, strictly first and then laxly. Raises LiquidError."""
    try:
        return strict(Lexer(markup), operand)
    except StrictError as refusal:
        warn(str(refusal))
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
