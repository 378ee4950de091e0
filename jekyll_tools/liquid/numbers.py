"""Values as the numbers that tags and filters want of them."""

from __future__ import annotations

from jekyll_tools.liquid.errors import LiquidError, no_method
from jekyll_tools.ruby.numbers import TooBig, integer, to_i
from jekyll_tools.ruby.show import to_s


def whole(value: object) -> int:
    """A whole number, or a text that is one. Raises LiquidError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        number = integer(to_s(value))
    except TooBig:
        raise LiquidError("limit", "ruby-digits") from None
    if number is None:
        raise LiquidError("argument", "invalid integer")
    return number


def to_integer(value: object) -> int:
    """`to_i`: the whole number that a value is, has or begins with. Raises LiquidError for what has no such thing."""
    if value is None:
        return 0
    if isinstance(value, str):
        return to_i(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value)
    raise no_method("to_i", value)
