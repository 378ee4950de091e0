"""Liquid's filters of lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.sizes import text
from jekyll_tools.ruby.compare import Incomparable, compare, sort
from jekyll_tools.ruby.show import flat, inspect, to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


def listed(context: Context, value: object) -> list[object]:
    """What a list filter goes through: the items of a list, those of lists in it among them; one hash; no nil."""
    if isinstance(value, list):
        made = flat(value)
    elif isinstance(value, range):
        made = list[object](expressions.items(value, context))
    elif value is None:
        made = []
    else:
        made = [value]
    context.spend(len(made))
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
    return expressions.first(value)


@liquid_filter("last")
def last(context: Context, value: object) -> object:
    """The last item."""
    return expressions.last(value)


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
    """The property of every item. Raises LiquidError where one has none."""
    return [prop(item, name) for item in listed(context, value)]


def prop(item: object, name: object) -> object:
    """`item[name]`. Raises LiquidError for an item that is a whole number or nothing."""
    if isinstance(item, dict | Drop):
        return expressions.fetch(item, name)
    if isinstance(item, str):
        return name if isinstance(name, str) and name in item else None
    raise argument_error(f"cannot select the property '{to_s(name)}'")


@liquid_filter("uniq")
def uniq(context: Context, value: object, name: object = None) -> list[object]:
    """Each item once; the first of those whose property is the same."""
    seen: set[str] = set()
    made = []
    for item in listed(context, value):
        mark = inspect(item if name is None else prop(item, name))
        if mark not in seen:
            seen.add(mark)
            made.append(item)
    return made


@liquid_filter("compact")
def compact(context: Context, value: object, name: object = None) -> list[object]:
    """Without nil, or without what has no such property."""
    return [item for item in listed(context, value) if (item if name is None else prop(item, name)) is not None]


@liquid_filter("sort_natural")
def sort_natural(context: Context, value: object, name: object = None) -> list[object]:
    """In order of the letters, big or small; nil last."""
    items = listed(context, value)
    return ordered(context, items, [item if name is None else prop(item, name) for item in items], _natural)


def ordered(
    context: Context,
    items: Sequence[object],
    keys: Sequence[object],
    by: Callable[[object, object], int] = compare,
) -> list[object]:
    """Items in the order of their keys. Raises LiquidError where two have none."""
    context.spend(len(items) * len(items).bit_length())
    try:
        places = sort(range(len(items)), lambda one, other: by(keys[one], keys[other]))
    except Incomparable as error:
        raise argument_error(str(error)) from None
    return [items[place] for place in places]


def _natural(one: object, other: object) -> int:
    if one is None or other is None:
        return (one is None) - (other is None)
    left, right = to_s(one), to_s(other)
    left, right = left.lower(), right.lower()
    return (left > right) - (left < right)
