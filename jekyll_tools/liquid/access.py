"""What is in a value: by key, by place, and all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jekyll_tools.limits import LIQUID_RANGE
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


def fetch(value: object, key: object) -> object:
    """`value[key]` as a template means it; None where there is none."""
    if isinstance(value, dict):
        try:
            return value.get(key)
        except TypeError:  # a list for a key
            return None
    if isinstance(value, Drop):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and not isinstance(key, bool):
        return value[key] if -len(value) <= key < len(value) else None
    return None


def has(value: object, key: object) -> bool:
    """Whether `value[key]` is known, be it nil."""
    if isinstance(value, dict):
        return isinstance(key, int) or (not isinstance(key, list | dict) and key in value)
    if isinstance(value, Drop):
        return value.has(key)
    return isinstance(value, list) and isinstance(key, int)


def size(value: object) -> int | None:
    """A value's length: characters, items, pairs, or the bytes of a whole number; None for what has none."""
    if isinstance(value, range):
        return max(value.stop - value.start, 0)
    if isinstance(value, str | list | dict):
        return len(value)
    if isinstance(value, Drop):
        return value.size()
    if isinstance(value, int) and not isinstance(value, bool):
        return max(8, -(-value.bit_length() // 8))
    return None


def first(value: object) -> object:
    if isinstance(value, range):
        return value.start if value.stop > value.start else None
    if isinstance(value, list):
        return value[0] if value else None
    if isinstance(value, dict):
        return next(([key, item] for key, item in value.items()), None)
    return None


def last(value: object) -> object:
    if isinstance(value, range):
        return value.stop - 1 if value.stop > value.start else None
    return value[-1] if isinstance(value, list) and value else None


COMMANDS: dict[str, Callable[[object], object]] = {"size": size, "first": first, "last": last}


def items(value: range, context: Context) -> list[int]:
    """A range's items, counted before they are made."""
    length = max(value.stop - value.start, 0)
    if length > LIQUID_RANGE:
        raise LiquidError("limit", "liquid-range")
    context.spend(length)
    return list(value)
