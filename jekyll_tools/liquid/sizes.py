"""Sizes that are bounded before anything of them is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


def text(context: Context, value: object) -> str:
    """A value as a text; a list or a hash is measured before it is printed."""
    if value.__class__ is str:
        return value
    if isinstance(value, list | dict):
        context.hold(_length(context, value, 0))
    return to_s(value)


def _length(context: Context, value: object, depth: int) -> int:
    """How long a value's print is, at least; lists that are in many places of another are counted in each."""
    if isinstance(value, str):
        return len(value) + 2
    if depth > RUBY_NESTING:
        raise LiquidError("limit", "ruby-nesting")
    if isinstance(value, list):
        context.spend(len(value))
        return sum(_length(context, item, depth + 1) for item in value)
    if isinstance(value, dict):
        context.spend(len(value))
        return sum(_length(context, key, depth + 1) + _length(context, item, depth + 1) for key, item in value.items())
    return 1


def growth(context: Context, made: int, given: int) -> None:
    """Takes what a filter adds to the text that it was given, before it does."""
    if made > given:
        context.hold(made - given)
