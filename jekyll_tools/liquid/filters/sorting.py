"""The filters that sort: Liquid's by letters, Jekyll's by value or by a property."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import argument_error, no_method
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.filters.arrays import has_keys, listed, prop
from jekyll_tools.liquid.properties import item_property, selectable
from jekyll_tools.liquid.sizes import measure
from jekyll_tools.ruby.compare import Incomparable, compare, order, sort
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_SMALL = {letter: letter + 32 for letter in range(65, 91)}


@liquid_filter("sort_natural")
def sort_natural(context: Context, value: object, name: object = None) -> list[object] | None:
    """In order of the letters, big or small; nil last."""
    items = listed(context, value)
    if name is None:
        return ordered(context, items, items, _natural)
    if len(items) == 1 and not has_keys(items[0]):
        return None
    try:
        return ordered(context, items, items, lambda one, other: _natural(_key(one, name), _key(other, name)))
    except _NoKeys:
        return None


class _NoKeys(Exception):
    """An item that can have no property."""


def _key(item: object, name: object) -> object:
    if not has_keys(item):
        raise _NoKeys
    return prop(item, name)


def ordered(
    context: Context,
    items: Sequence[object],
    keys: Sequence[object],
    by: Callable[[object, object], int] = compare,
) -> list[object]:
    """Items in the order of their keys. Raises LiquidError where two have none."""
    context.spend(len(items) * len(items).bit_length())
    if any(isinstance(key, list | dict) for key in keys):
        measure(context, list(keys))
    try:
        places = sort(range(len(items)), lambda one, other: by(keys[one], keys[other]))
    except Incomparable as error:
        raise argument_error(str(error)) from None
    return [items[place] for place in places]


def _natural(one: object, other: object) -> int:
    if one is None or other is None:
        return (one is None) - (other is None)
    left, right = to_s(one).translate(_SMALL), to_s(other).translate(_SMALL)
    return (left > right) - (left < right)


@liquid_filter("sort")
def sort_(context: Context, value: object, name: object = None, nils: object = "first") -> object:
    """In order; nil first, or last where `nils` says so. Raises LiquidError where two items have no order."""
    if value is None:
        raise argument_error("Cannot sort a null object.")
    if isinstance(value, dict):
        items: list[object] = [[key, item] for key, item in value.items()]
    else:
        items = _sortable(value, context, "sort" if name is None else "map")
    if name is None:
        return ordered(context, items, items)
    if nils not in ("first", "last"):
        raise argument_error(
            f"Invalid nils order: '{to_s(nils)}' is not a valid nils order. It must be 'first' or 'last'."
        )
    first = -1 if nils == "first" else 1
    return ordered(
        context,
        items,
        [item_property(context, item, name) for item in items],
        _Order(first, context.target.sorts_mixed).compare,
    )


def _sortable(value: object, context: Context, method: str) -> list[object]:
    items = selectable(value, context)
    if items is None:
        raise no_method(method, value)
    return items


class _Order:
    """An order in which nil has a place, and what cannot be compared is compared as text."""

    def __init__(self, nil: int, mixed: bool) -> None:
        self._nil = nil
        self._mixed = mixed

    def compare(self, one: object, other: object) -> int:
        """Below, equal or above 0."""
        if one is None and other is not None:
            return self._nil
        if one is not None and other is None:
            return -self._nil
        found = order(one, other)
        if found is None and not self._mixed:
            raise Incomparable([one], [other])
        return order(to_s(one), to_s(other)) or 0 if found is None else found
