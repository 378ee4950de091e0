"""Jekyll's filters that make other lists and other values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError, argument_error, no_method
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.filters.arrays import prop
from jekyll_tools.liquid.numbers import whole
from jekyll_tools.liquid.sizes import text
from jekyll_tools.ruby import show
from jekyll_tools.ruby.json import JSONError, generate
from jekyll_tools.ruby.numbers import to_i
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


@liquid_filter("push")
def push(context: Context, value: object, item: object) -> object:
    """With an item behind the others."""
    if not isinstance(value, list):
        return value
    context.spend(len(value))
    return [*value, item]


@liquid_filter("pop")
def pop(context: Context, value: object, count: object = 1) -> object:
    """Without the last, or the last few."""
    if not isinstance(value, list):
        return value
    return value[: max(len(value) - _count(count), 0)]


@liquid_filter("unshift")
def unshift(context: Context, value: object, item: object) -> object:
    """With an item before the others."""
    if not isinstance(value, list):
        return value
    context.spend(len(value))
    return [item, *value]


@liquid_filter("shift")
def shift(context: Context, value: object, count: object = 1) -> object:
    """Without the first, or the first few."""
    return value[_count(count) :] if isinstance(value, list) else value


def _count(value: object) -> int:
    count = whole(value)
    if count < 0:
        raise argument_error("negative array size")
    return count


@liquid_filter("sample")
def sample(context: Context, value: object, count: object = 1) -> object:
    """An item by chance, or a few of them; another one at each build, as in Jekyll."""
    if not isinstance(value, list):
        return value
    context.reads.never()
    try:
        wanted = whole(count)
    except LiquidError:  # Jekyll takes one then
        wanted = 1
    import random

    if wanted == 1:
        return random.choice(value) if value else None  # noqa: S311 - no secret
    return random.sample(value, min(max(wanted, 0), len(value)))


@liquid_filter("array_to_sentence_string")
def array_to_sentence_string(context: Context, value: object, word: object = "and") -> object:
    """`a, b, and c`."""
    if isinstance(value, str | dict) and len(value) < 3:
        value = [prop(value, place) for place in range(len(value))]
    if not isinstance(value, list):
        raise _joinless(value)
    parts = [text(context, item) for item in value]
    joint = text(context, word)
    if len(parts) == 2:
        return f"{parts[0]} {joint} {parts[1]}"
    if len(parts) < 2:
        return "".join(parts)
    context.hold(sum(map(len, parts)) + 2 * len(parts))
    return f"{show.join(value[:-1], ', ')}, {joint} {parts[-1]}"


def _joinless(value: object) -> LiquidError:
    """What Ruby says of a text or a hash of three and more, and of what has no length at all."""
    if isinstance(value, str):
        return no_method("join", value[:-1])
    return no_method("join", None) if isinstance(value, dict) else no_method("length", value)


@liquid_filter("to_integer")
def to_integer(context: Context, value: object) -> int:
    """The whole number in a value."""
    if value is None or isinstance(value, bool):
        return int(bool(value))
    if isinstance(value, int | float):
        return int(value)
    if isinstance(value, str):
        return to_i(value)
    raise no_method("to_i", value)


@liquid_filter("inspect")
def inspect(context: Context, value: object) -> str:
    """What the value is, for the site's author to see."""
    text(context, value)
    shown = show.inspect(value)
    return (
        shown.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&apos;")
    )


@liquid_filter("jsonify")
def jsonify(context: Context, value: object) -> str:
    """The value as JSON."""
    text(context, value)
    try:
        return generate(_plain(context, value))
    except JSONError as error:
        raise argument_error(str(error)) from None


def _plain(context: Context, value: object, depth: int = 0) -> object:
    """A value without drops."""
    if depth > RUBY_NESTING:
        raise argument_error(f"nesting of {depth} is too deep")
    if isinstance(value, list):
        context.spend(len(value))
        return [_plain(context, item, depth + 1) for item in value]
    if isinstance(value, dict):
        context.spend(len(value))
        return {to_s(key): _plain(context, item, depth + 1) for key, item in value.items()}
    return _plain(context, value.as_json(depth), depth) if isinstance(value, Drop) else value
