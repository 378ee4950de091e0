"""Jekyll's filters that pick, sort and group items by a property or an expression."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jekyll_tools.liquid import exps
from jekyll_tools.liquid.expressions import Empty
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.properties import item_property, needs, selectable
from jekyll_tools.liquid.sizes import mark, text
from jekyll_tools.ruby import show
from jekyll_tools.ruby.show import inspect, to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


@liquid_filter("where")
def where(context: Context, value: object, name: object, wanted: object) -> object:
    """The items whose property is a value, or a list that holds it."""
    if wanted is None and not context.target.where_takes_nil:
        return value
    items = selectable(value, context) if _asked(context, name, wanted) else None
    return value if items is None else list(_picked(context, items, name, wanted))


@liquid_filter("find")
def find(context: Context, value: object, name: object, wanted: object) -> object:
    """The first of them."""
    items = selectable(value, context) if _asked(context, name, wanted) else None
    return value if items is None else next(_picked(context, items, name, wanted), None)


def _picked(context: Context, items: list[object], name: object, wanted: object) -> Iterator[object]:
    context.spend(len(items))
    test = _is_empty if isinstance(wanted, Empty) and context.target.liquid >= (5, 0) else _matches
    return (item for item in items if test(item_property(context, item, name), wanted))


def _asked(context: Context, name: object, wanted: object) -> bool:
    """Whether there is a property to look at, and a value that it could be."""
    if isinstance(wanted, list | dict) and not context.target.where_takes_lists:
        return False
    return name is not None and name is not False


def _is_empty(value: object, wanted: object) -> bool:
    return value is None or (
        isinstance(value, str | list) and not show.join(value if isinstance(value, list) else [value])
    )


def _matches(value: object, wanted: object) -> bool:
    if wanted is None:
        return value is None
    target = to_s(wanted)
    if isinstance(value, str):
        return value == target
    if isinstance(value, dict):
        return any(inspect([key, item]) == target for key, item in value.items())
    parts = [] if value is None else value if isinstance(value, list) else [value]
    return any(to_s(part) == target for part in parts)


@liquid_filter("where_exp")
def where_exp(context: Context, value: object, variable: object, condition: object) -> object:
    """The items for which a condition holds."""
    items = selectable(value, context)
    if items is None:
        return value
    return list(_holding(context, items, text(context, variable), needs(condition)))


@liquid_filter("find_exp")
def find_exp(context: Context, value: object, variable: object, condition: object) -> object:
    """The first of them."""
    items = selectable(value, context)
    if items is None:
        return value
    return next(_holding(context, items, text(context, variable), needs(condition)), None)


def _holding(context: Context, items: list[object], variable: str, condition: str) -> Iterator[object]:
    test = exps.condition(condition, context.target)
    scope: dict[object, object] = {}
    context.push(scope)
    try:
        for item in items:
            context.spend(1)
            scope[variable] = item
            if test.test(context):
                yield item
    finally:
        context.pop()


@liquid_filter("group_by")
def group_by(context: Context, value: object, name: object) -> object:
    """A hash for each value of a property: `name`, `items`, `size`."""
    items = _groupable(value, context)
    if items is None:
        return value
    return _groups(context, [(to_s(item_property(context, item, name)), item) for item in items])


@liquid_filter("group_by_exp")
def group_by_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """The same by an expression, filters and all."""
    items = _groupable(value, context)
    if items is None:
        return value
    key, scope = context.engine.expression(text(context, expression)), dict[object, object]()
    name, pairs = text(context, variable), list[tuple[object, object]]()
    context.push(scope)
    try:
        for item in items:
            scope[name] = item
            pairs.append((key.evaluate(context), item))
    finally:
        context.pop()
    return _groups(context, pairs)


def _groupable(value: object, context: Context) -> list[object] | None:
    items: list[object] | None
    items = [[key, item] for key, item in value.items()] if isinstance(value, dict) else selectable(value, context)
    context.spend(len(items or ()))
    return items


def _groups(context: Context, pairs: list[tuple[object, object]]) -> list[object]:
    found: dict[str, tuple[object, list[object]]] = {}
    for key, item in pairs:
        found.setdefault(mark(context, key), (key, []))[1].append(item)
    return [{"name": key, "items": items, "size": len(items)} for key, items in found.values()]
