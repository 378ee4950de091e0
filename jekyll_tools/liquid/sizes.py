"""Sizes that are bounded before anything of them is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.ruby.show import inspect, join, quoted, to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


def text(context: Context, value: object) -> str:
    """A value as a text; a list or a hash is measured before it is printed."""
    if value.__class__ is str:
        return value
    if isinstance(value, list | dict):
        context.hold(measure(context, value))
    return to_s(value)


def shown(context: Context, value: object) -> str:
    """A value as an output prints it: the items of a list one behind the other."""
    if isinstance(value, list):
        context.hold(measure(context, value))
        return join(value)
    return text(context, value)


def measure(context: Context, value: object, depth: int = 0) -> int:
    """How long a value's print is, at least. What is in it is gone through, and counted, once for every place it has:
    a list that holds itself twice over, sixty times, would take for ever to print, or to compare.
    """
    if isinstance(value, str):
        return len(value) + 2
    if not isinstance(value, list | dict):
        return 1
    if depth > RUBY_NESTING:
        raise LiquidError("limit", "ruby-nesting")
    context.spend(4 * len(value))
    if isinstance(value, list):
        return sum(measure(context, item, depth + 1) for item in value)
    return sum(measure(context, key, depth + 1) + measure(context, item, depth + 1) for key, item in value.items())


def growth(context: Context, made: int, given: int) -> None:
    """Takes what a filter adds to the text that it was given, before it does."""
    if made > given:
        context.hold(made - given)


def mark(context: Context, value: object, depth: int = 0) -> str:
    """A text that two values have in common where they are the same to Ruby as keys of a hash."""
    if isinstance(value, str):
        return quoted(value)
    if depth > RUBY_NESTING:
        raise LiquidError("limit", "ruby-nesting")
    if isinstance(value, list):
        context.spend(len(value))
        return f"[{','.join([mark(context, item, depth + 1) for item in value])}]"
    if isinstance(value, dict):
        context.spend(len(value))
        return f"{{{','.join([f'{key!r}:{mark(context, item, depth + 1)}' for key, item in value.items()])}}}"
    return f"#{id(value)}" if isinstance(value, Drop) else inspect(value)
