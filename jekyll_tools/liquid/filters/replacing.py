"""Liquid's filters that put one text for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.sizes import text
from jekyll_tools.ruby.strings import around, gsub, replacement

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


@liquid_filter("replace")
def replace(context: Context, value: object, old: object, new: object = "") -> str:
    """Every `old` by `new`."""
    given, searched = text(context, value), text(context, old)
    written = text(context, new)
    if around(written):
        context.hold(given.count(searched) * (len(written) + 2) * len(given))
        return gsub(given, searched, written)
    placed = replacement(written, searched)
    if len(placed) > len(searched):
        context.hold(given.count(searched) * (len(placed) - len(searched)))
    return given.replace(searched, placed)


@liquid_filter("replace_first")
def replace_first(context: Context, value: object, old: object, new: object = "") -> str:
    """The first `old` by `new`."""
    given, searched = text(context, value), text(context, old)
    written = text(context, new)
    if around(written):
        context.hold((len(written) + 2) * len(given))
        return gsub(given, searched, written, 1)
    placed = replacement(written, searched)
    context.hold(len(placed))
    return given.replace(searched, placed, 1)


@liquid_filter("replace_last")
def replace_last(context: Context, value: object, old: object, new: object) -> str:
    """The last `old` by `new`; here backslashes mean nothing."""
    given, searched, placed = text(context, value), text(context, old), text(context, new)
    before, found, after = given.rpartition(searched) if searched else (given, "", "")
    if searched and not found:
        return given
    context.hold(len(placed))
    return before + placed + after


@liquid_filter("remove")
def remove(context: Context, value: object, old: object) -> str:
    """Without `old`."""
    return text(context, value).replace(text(context, old), "")


@liquid_filter("remove_first")
def remove_first(context: Context, value: object, old: object) -> str:
    """Without the first `old`."""
    return text(context, value).replace(text(context, old), "", 1)


@liquid_filter("remove_last")
def remove_last(context: Context, value: object, old: object) -> str:
    """Without the last `old`."""
    return replace_last(context, value, old, "")
