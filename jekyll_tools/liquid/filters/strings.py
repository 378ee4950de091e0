"""Liquid's filters of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid import access
from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.numbers import whole
from jekyll_tools.liquid.sizes import text
from jekyll_tools.regex import regex
from jekyll_tools.ruby import strings

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_BLANKS = (" ", "\t", "\n", "\v", "\f", "\r", "\0")
_BREAKS = regex(r"\r?\n")


@liquid_filter("append")
def append(context: Context, value: object, other: object) -> str:
    """`"a" | append: "b"` is `ab`."""
    one, two = text(context, value), text(context, other)
    context.hold(len(two))
    return one + two


@liquid_filter("prepend")
def prepend(context: Context, value: object, other: object) -> str:
    """`"a" | prepend: "b"` is `ba`."""
    return append(context, other, value)


@liquid_filter("upcase")
def upcase(context: Context, value: object) -> str:
    """Every letter big."""
    return text(context, value).upper()


@liquid_filter("downcase")
def downcase(context: Context, value: object) -> str:
    """Every letter small."""
    return strings.downcase(text(context, value))


@liquid_filter("capitalize")
def capitalize(context: Context, value: object) -> str:
    """The first letter big, all others small."""
    return strings.capitalize(text(context, value))


@liquid_filter("strip")
def strip(context: Context, value: object) -> str:
    """Without blanks at either end."""
    return strings.strip(text(context, value))


@liquid_filter("lstrip")
def lstrip(context: Context, value: object) -> str:
    """Without blanks before it."""
    return strings.lstrip(text(context, value))


@liquid_filter("rstrip")
def rstrip(context: Context, value: object) -> str:
    """Without blanks behind it."""
    return strings.rstrip(text(context, value))


@liquid_filter("strip_newlines")
def strip_newlines(context: Context, value: object) -> str:
    """Without line ends."""
    return _BREAKS.sub("", text(context, value))


@liquid_filter("newline_to_br")
def newline_to_br(context: Context, value: object) -> str:
    """`<br />` before every line end."""
    given = text(context, value)
    context.hold(6 * given.count("\n"))
    if context.target.liquid < (5, 0):
        return given.replace("\n", "<br />\n")
    return _BREAKS.sub("<br />\n", given)


@liquid_filter("split")
def split(context: Context, value: object, by: object) -> list[object]:
    """The parts between; empty ones at the end are dropped."""
    given, between = text(context, value), text(context, by)
    context.spend(given.count(between) if between else len(given))
    return list(strings.split(given, between))


@liquid_filter("slice")
def slice_(context: Context, value: object, offset: object, length: object = None) -> object:
    """`length` characters (or items) from `offset` on, which counts from the end where it is below 0."""
    start, count = whole(offset), 1 if length is None else whole(length)
    given = value if isinstance(value, list) else text(context, value)
    if start < 0:
        start += len(given)
    if start < 0 or start > len(given) or count < 0:
        return [] if isinstance(given, list) else ""
    return given[start : start + count]


@liquid_filter("truncate")
def truncate(context: Context, value: object, length: object = 50, ellipsis: object = "...") -> object:
    """At most `length` characters, the ellipsis included."""
    if value is None:
        return None
    given, end, most = text(context, value), text(context, ellipsis), whole(length)
    if len(given) <= most:
        return given
    return given[: max(most - len(end), 0)] + end


@liquid_filter("truncatewords")
def truncatewords(context: Context, value: object, words: object = 15, ellipsis: object = "...") -> object:
    """At most `words` words."""
    if value is None:
        return None
    given, end = text(context, value), text(context, ellipsis)
    most = max(whole(words), 1)
    if most >= 1 << 31 and context.target.liquid >= (5, 0):
        raise argument_error(f"integer {most} too big for truncatewords")
    found = strings.split(given, " ")
    if context.target.liquid < (5, 0):
        if len(found) < most:
            return value
    elif len(found) + given.endswith(_BLANKS) <= most:  # what stands behind a blank counts too, were it nothing
        return given
    context.hold(len(end))
    return " ".join(found[:most]) + end


@liquid_filter("size")
def size(context: Context, value: object) -> object:
    """How many characters, items or pairs; of a whole number its bytes; else 0."""
    return access.size(value) or 0
