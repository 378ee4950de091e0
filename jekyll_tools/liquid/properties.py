"""The properties by which Jekyll's filters sort, group and pick items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid import access
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import argument_error, no_method
from jekyll_tools.regex import regex
from jekyll_tools.ruby.classes import class_name
from jekyll_tools.ruby.numbers import to_f, to_i
from jekyll_tools.ruby.show import inspect, to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_INTEGER = regex(r"\s*-?\d+\s*", re.ASCII)
_FLOAT = regex(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*", re.ASCII)


def item_property(context: Context, item: object, name: object) -> object:
    """An item's property; dots lead on to those within. What looks like a number is one.

    Raises LiquidError for an item that has no properties.
    """
    value = item
    path = to_s(name)
    for key in path.split(".") if "." in path else (path,):
        if isinstance(value, dict | Drop):
            value = access.fetch(value, key)
        elif isinstance(value, str):
            value = key if key in value else None
        elif isinstance(value, list) or (isinstance(value, int) and not isinstance(value, bool)):
            raise argument_error("no implicit conversion of String into Integer")
        elif "." in path and context.target.liquid >= (5, 0):
            return False
        else:
            raise no_method("[]", value)
    return numeric(value)


def needs(value: object) -> str:
    """A value that must be a text. Raises LiquidError."""
    if isinstance(value, str):
        return value
    kind = inspect(value) if value is None or isinstance(value, bool) else class_name(value)
    raise argument_error(f"no implicit conversion of {kind} into String")


def numeric(value: object) -> object:
    """A value that reads as a number, as that number."""
    if isinstance(value, str):
        if _INTEGER.fullmatch(value):
            return to_i(value)
        return to_f(value) if _FLOAT.fullmatch(value) else value
    return value


def selectable(value: object, context: Context) -> list[object] | None:
    """The items that a filter picks from: of a list, or the values of a hash; None for what has none."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, range):
        return list[object](access.items(value, context))
    return None
