"""What the operators of conditions mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from jekyll_tools.liquid import access
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.sizes import measure
from jekyll_tools.ruby.compare import Incomparable, compare, equal
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

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
        return access.fetch(left, right) is not None or (isinstance(right, str | int) and right in left)
    return isinstance(left, Drop) and left.has(right)
