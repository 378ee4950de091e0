"""Values as the numbers that tags and filters want of them."""

from __future__ import annotations

from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.ruby.numbers import TooBig, integer
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
