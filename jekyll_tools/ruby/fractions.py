"""Numbers with a fraction, reckoned in decimal as BigDecimal does."""

from __future__ import annotations

from decimal import Context, Decimal

from jekyll_tools.limits import RUBY_DIGITS
from jekyll_tools.ruby.numbers import float_to_s

# Enough for what a fraction can hold; a quotient needs no more than a float has.
_EXACT = Context(prec=RUBY_DIGITS, traps=[])
_QUOTIENT = Context(prec=40, traps=[])


def reckon(left: float, sign: str, right: float) -> float:
    """What comes of two numbers; `sign` is `+`, `-`, `*`, `/` or `%`.

    >>> reckon(0.1, "+", 0.2), reckon(-7, "%", 2.5)
    (0.3, 0.5)
    """
    return float(_WAYS[sign](_decimal(left), _decimal(right)))


def _decimal(value: float) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(float_to_s(value))


def _remainder(left: Decimal, right: Decimal) -> Decimal:
    """Of the sign of the divisor, as in Ruby."""
    left_over = _EXACT.remainder(left, right)
    return _EXACT.add(left_over, right) if left_over and (left_over < 0) is not (right < 0) else left_over


_WAYS = {
    "+": _EXACT.add,
    "-": _EXACT.subtract,
    "*": _EXACT.multiply,
    "/": _QUOTIENT.divide,
    "%": _remainder,
}
