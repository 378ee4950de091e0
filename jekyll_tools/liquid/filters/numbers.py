"""Liquid's filters of numbers. Fractions are reckoned in decimal, as BigDecimal does."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError, argument_error
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.regex import regex
from jekyll_tools.ruby import numbers
from jekyll_tools.ruby.numbers import bounded, float_to_s, to_i
from jekyll_tools.ruby.strings import strip

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

Number = int | float
_FRACTION = regex(r"-?\d+\.\d+", re.ASCII)


def number(value: object) -> Number:
    """A value as a number; a text by what it begins with, anything else is 0."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return 0
    digits = strip(value)
    return float(digits) if _FRACTION.fullmatch(digits) else to_i(digits)


def _reckon(left: object, right: object, whole: Callable[[int, int], int], sign: str) -> Number:
    """A whole number of two; a fraction where one of them is one."""
    one, two = number(left), number(right)
    if isinstance(one, int) and isinstance(two, int):
        return bounded(whole(one, two))
    from jekyll_tools.ruby.fractions import reckon  # few sites have any

    return reckon(one, sign, two)


def _zero_division() -> LiquidError:
    return LiquidError("zero-division", "divided by 0")


@liquid_filter("plus")
def plus(context: Context, value: object, other: object) -> Number:
    """The sum."""
    return _reckon(value, other, int.__add__, "+")


@liquid_filter("minus")
def minus(context: Context, value: object, other: object) -> Number:
    """The difference."""
    return _reckon(value, other, int.__sub__, "-")


@liquid_filter("times")
def times(context: Context, value: object, other: object) -> Number:
    """The product."""
    return _reckon(value, other, int.__mul__, "*")


@liquid_filter("divided_by")
def divided_by(context: Context, value: object, other: object) -> Number:
    """The quotient; of whole numbers the whole one below. Raises LiquidError for a whole 0."""
    if number(other).__class__ is int and number(other) == 0 and isinstance(number(value), int):
        raise _zero_division()
    return _reckon(value, other, int.__floordiv__, "/")


@liquid_filter("modulo")
def modulo(context: Context, value: object, other: object) -> Number:
    """What is left of a division. Raises LiquidError for a 0."""
    if number(other) == 0:
        raise _zero_division()
    return _reckon(value, other, int.__mod__, "%")


@liquid_filter("abs")
def absolute(context: Context, value: object) -> Number:
    """Without its sign."""
    return abs(number(value))


@liquid_filter("at_least")
def at_least(context: Context, value: object, other: object) -> Number:
    """The bigger of the two."""
    one, two = number(value), number(other)
    return two if one < two else one


@liquid_filter("at_most")
def at_most(context: Context, value: object, other: object) -> Number:
    """The smaller of the two."""
    one, two = number(value), number(other)
    return two if one > two else one


@liquid_filter("round")
def round_(context: Context, value: object, digits: object = 0) -> Number:
    """Half away from zero; whole where no digits are asked for."""
    places = number(digits)
    if not math.isfinite(places):
        raise argument_error(float_to_s(float(places)))
    return _settled(numbers.rounded, number(value), int(places))


@liquid_filter("ceil")
def ceil(context: Context, value: object) -> Number:
    """The whole number above."""
    return _settled(numbers.ceil, number(value), 0)


@liquid_filter("floor")
def floor(context: Context, value: object) -> Number:
    """The whole number below."""
    return _settled(numbers.floor, number(value), 0)


def _settled(way: Callable[[Number, int], Number], value: Number, digits: int) -> Number:
    try:
        return way(value, digits)
    except OverflowError as error:
        raise argument_error(str(error)) from None
