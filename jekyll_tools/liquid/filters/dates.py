"""Jekyll's filters of dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.moments import formatted, moment
from jekyll_tools.liquid.sizes import measure, text
from jekyll_tools.ruby.show import inspect
from jekyll_tools.ruby.times import ZULU, offset, offset_text

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _local(context: Context, value: object) -> datetime:
    """A value's time in the site's zone. Raises LiquidError where it has none."""
    found = moment(context, value)
    if found is None:
        measure(context, value)
        raise argument_error(f"Invalid Date: '{inspect(value)}' is not a valid datetime.")
    local = context.host.time.tzinfo
    if not isinstance(found, datetime):
        return datetime(found.year, found.month, found.day, tzinfo=local)
    try:
        return found.astimezone(local)
    except OverflowError:
        raise argument_error("argument out of range") from None


@liquid_filter("date_to_xmlschema")
def date_to_xmlschema(context: Context, value: object) -> object:
    """`2008-11-07T13:07:54-08:00`."""
    if not text(context, value):
        return value
    when = _local(context, value)
    return formatted(context, when, "%FT%T") + ("Z" if when.tzinfo is ZULU else offset_text(offset(when), ":"))


@liquid_filter("date_to_rfc822")
def date_to_rfc822(context: Context, value: object) -> object:
    """`Fri, 07 Nov 2008 13:07:54 -0800`."""
    if not text(context, value):
        return value
    return formatted(context, _local(context, value), "%a, %d %b %Y %T %z")


@liquid_filter("date_to_string")
def date_to_string(context: Context, value: object, kind: object = None, style: object = None) -> object:
    """`07 Nov 2008`."""
    return _written(context, value, "%b", (kind, style))


@liquid_filter("date_to_long_string")
def date_to_long_string(context: Context, value: object, kind: object = None, style: object = None) -> object:
    """`07 November 2008`."""
    return _written(context, value, "%B", (kind, style))


def _written(context: Context, value: object, month: str, way: tuple[object, object]) -> object:
    if not text(context, value):
        return value
    when = _local(context, value)
    form = f"%d {month} %Y"
    if way[0] == "ordinal":
        day = _ordinal(when)
        form = f"{month} {day}, %Y" if way[1] == "US" else f"{day} {month} %Y"
    return formatted(context, when, form)


def _ordinal(when: date) -> str:
    ending = "th" if 11 <= when.day <= 13 else _ENDINGS.get(when.day % 10, "th")
    return f"{when.day}{ending}"
