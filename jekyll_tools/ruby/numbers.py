"""Numbers: as Ruby prints them, reads them from a text, and rounds them."""

from __future__ import annotations

import math
import re

from jekyll_tools.limits import RUBY_DIGITS
from jekyll_tools.regex import regex

_BITS = int(RUBY_DIGITS * math.log2(10))
_INTEGER = regex(r"\s*([-+]?\d+(?:_\d+)*)", re.ASCII)
_FLOAT = regex(r"\s*([-+]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+(?:_\d+)*)?)", re.ASCII)


class TooBig(ArithmeticError):
    """A whole number of more digits than `RUBY_DIGITS`; Ruby would go on, at the cost of the machine."""


def bounded(number: int) -> int:
    """The number itself. Raises TooBig."""
    if number.bit_length() > _BITS:
        raise TooBig
    return number


def float_to_s(number: float) -> str:
    """A Float as Ruby prints it.

    >>> float_to_s(1.0), float_to_s(1e20), float_to_s(1e-5), float_to_s(float("-inf"))
    ('1.0', '1.0e+20', '1.0e-05', '-Infinity')
    """
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    if (
        number == 0
        or 1e-4 <= abs(number) < 1e15
        or (abs(number) < 1e16 and not text.endswith(".0") and "e" not in text)
    ):
        return text
    mantissa, _, exponent = text.partition("e")
    if not exponent:  # Python writes these in full
        digits = text.lstrip("-").removesuffix(".0").replace(".", "")
        sign = "-" if number < 0 else ""
        return f"{sign}{digits[0]}.{digits[1:].rstrip('0') or '0'}e+15"
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent}"


def to_i(text: str) -> int:
    """The whole number that a text begins with; 0 for none. Raises TooBig.

    >>> to_i(" 12abc"), to_i("abc"), to_i("1_000")
    (12, 0, 1000)
    """
    match = _INTEGER.match(text)
    return _whole(match[1]) if match else 0


def _whole(digits: str) -> int:
    if len(digits) > RUBY_DIGITS:
        raise TooBig
    return int(digits)


def integer(text: str) -> int | None:
    """What `Integer(text)` gives for decimal digits; None where it raises. Raises TooBig."""
    match = _INTEGER.match(text)
    return _whole(match[1]) if match and not text[match.end() :].strip() else None


def to_f(text: str) -> float:
    """The number that a text begins with; 0.0 for none.

    >>> to_f("1.5kg"), to_f("x"), to_f("1e3")
    (1.5, 0.0, 1000.0)
    """
    match = _FLOAT.match(text)
    return float(match[1].replace("_", "")) if match else 0.0


def rounded(number: float, digits: int = 0) -> int | float:
    """Half away from zero; a whole number where `digits` is not above 0. Raises OverflowError for NaN and infinity.

    >>> rounded(4.5), rounded(-2.5), rounded(2.675, 2), rounded(1234.5, -2)
    (5, -3, 2.68, 1200)
    """
    return _settled(number, digits, "ROUND_HALF_UP")


def floor(number: float, digits: int = 0) -> int | float:
    """The next below."""
    return _settled(number, digits, "ROUND_FLOOR")


def ceil(number: float, digits: int = 0) -> int | float:
    """The next above."""
    return _settled(number, digits, "ROUND_CEILING")


def _settled(number: float, digits: int, way: str) -> int | float:
    if isinstance(number, int) and digits >= 0:
        return number
    if not isinstance(number, int) and not math.isfinite(number):
        if digits > 0:
            return number
        raise OverflowError(float_to_s(number))
    if digits > 400:
        return number
    if digits < -400:
        return 0
    from decimal import Decimal, localcontext  # 2 ms, which most sites need not

    with localcontext() as context:
        context.prec = 2 * RUBY_DIGITS
        made = Decimal(number if isinstance(number, int) else repr(number)).quantize(Decimal(1).scaleb(-digits), way)
        return float(made) if digits > 0 else int(made)
