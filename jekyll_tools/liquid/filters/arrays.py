"""Liquid's filters of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.liquid import access
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError, argument_error, no_method
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.sizes import mark, text
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


def listed(context: Context, value: object) -> list[object]:
    """What a list filter goes through: the items of a list, those of lists in it among them; one hash; no nil."""
    if isinstance(value, list):
        return _flat(context, value)
    if isinstance(value, range):
        made = list[object](access.items(value, context))
    elif value is None:
        made = []
    else:
        made = [value]
    context.spend(len(made))
    return made


def _flat(context: Context, values: list[object], depth: int = 0) -> list[object]:
    """The items, and those of lists among them; each list is counted before it is gone through."""
    context.spend(len(values))
    if not any(isinstance(value, list) for value in values):
        return list(values)
    if depth > RUBY_NESTING:
        raise LiquidError("limit", "ruby-nesting")
    made: list[object] = []
    for value in values:
        if isinstance(value, list):
            made += _flat(context, value, depth + 1)
        else:
            made.append(value)
    return made


@liquid_filter("join")
def join(context: Context, value: object, glue: object = " ") -> str:
    """One text of all items."""
    items, between = listed(context, value), text(context, glue)
    parts = [text(context, item) for item in items]
    context.hold(sum(map(len, parts)) + len(between) * len(parts))
    return between.join(parts)


@liquid_filter("first")
def first(context: Context, value: object) -> object:
    """The first item."""
    return access.first(value)


@liquid_filter("last")
def last(context: Context, value: object) -> object:
    """The last item."""
    return access.last(value)


@liquid_filter("reverse")
def reverse(context: Context, value: object) -> list[object]:
    """From the last item to the first."""
    return listed(context, value)[::-1]


@liquid_filter("concat")
def concat(context: Context, value: object, other: object) -> list[object]:
    """The items of both. Raises LiquidError where the second is no list."""
    if not isinstance(other, list):
        raise argument_error("concat filter requires an array argument")
    return listed(context, value) + listed(context, other)


@liquid_filter("map")
def map_(context: Context, value: object, name: object) -> list[object]:
    """The property of every item; nil for what can have none. Raises LiquidError for a number or a list."""
    items = listed(context, value)
    return items if name == "to_liquid" else [prop(item, name) if has_keys(item) else None for item in items]


def has_keys(item: object) -> bool:
    """Whether `item[…]` is anything at all."""
    return isinstance(item, dict | Drop | str | list | int) and not isinstance(item, bool)


def prop(item: object, name: object) -> object:
    """`item[name]`. Raises LiquidError for a name that the item does not take."""
    if isinstance(item, dict | Drop):
        return access.fetch(item, name)
    if isinstance(item, str) and isinstance(name, str):
        return name if name in item else None
    if isinstance(item, str | list | int) and isinstance(name, int | float) and not isinstance(name, bool):
        place = int(name)
        if isinstance(item, int):
            return item >> place & 1 if 0 <= place < item.bit_length() else int(item < 0 < place)
        return item[place] if -len(item) <= place < len(item) else None
    raise argument_error(f"cannot select the property '{to_s(name)}'")


def _props(context: Context, items: list[object], name: object) -> list[object] | None:
    """The property of every item; None, which the filter gives then, where one can have none.

    Liquid 4 asks the first item only, and stops at a later one. Raises LiquidError as `prop` does.
    """
    made: list[object] = []
    for item in items:
        if not has_keys(item):
            if made and context.target.liquid < (5, 0):
                raise no_method("[]", item)
            return None
        made.append(prop(item, name))
    return made


@liquid_filter("uniq")
def uniq(context: Context, value: object, name: object = None) -> list[object] | None:
    """Each item once; the first of those whose property is the same."""
    items = listed(context, value)
    if len(items) < 2 and (name is None or context.target.liquid >= (5, 0) or all(map(has_keys, items))):
        return items
    keys = items if name is None else _props(context, items, name)
    if keys is None:
        return None
    first_of: dict[str, object] = {}
    for key, item in zip(keys, items, strict=True):
        first_of.setdefault(mark(context, key), item)
    return list(first_of.values())


@liquid_filter("compact")
def compact(context: Context, value: object, name: object = None) -> list[object] | None:
    """Without nil, or without what has no such property."""
    items = listed(context, value)
    keys = items if name is None else _props(context, items, name)
    return None if keys is None else [item for key, item in zip(keys, items, strict=True) if key is not None]
