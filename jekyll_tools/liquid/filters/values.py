"""Liquid's filters of any value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.filter import ABSENT, liquid_filter
from jekyll_tools.liquid.moments import formatted, moment
from jekyll_tools.liquid.sizes import text

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


@liquid_filter("default")
def default(context: Context, value: object, other: object = "", options: object = ABSENT) -> object:
    """Another value for nil, false and what is empty; false stays where `allow_false` says so."""
    if options is not ABSENT and context.target.liquid < (5, 0):
        raise argument_error("wrong number of arguments (given 3, expected 1..2)")
    if value is False and isinstance(options, dict) and options.get("allow_false"):
        return value
    empty = value is None or value is False or (isinstance(value, str | list | dict) and not value)
    return other if empty else value


@liquid_filter("date")
def date_(context: Context, value: object, template: object) -> object:
    """A time in another form; what is no time, and any value where there is no form, stays as it is."""
    form = text(context, template)
    when = moment(context, value) if form else None
    if when is None:
        return value
    return formatted(context, when, form)
