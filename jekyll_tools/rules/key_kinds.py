"""Which values the keys of a front matter take, and what becomes of others."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from jekyll_tools.records import NamedTuple

STOPS = "Jekyll will stop with an error"


class Kind(NamedTuple):
    """What a key takes, which values are right, and what becomes of a wrong one."""

    wants: str
    accepts: Callable[[object], bool]
    outcome: str
    hint: str = ""


def _label(value: object) -> bool:
    """A word for "yes" is read as true; false may say that there is none."""
    return (
        value is None or value is False or (isinstance(value, str | int | float | datetime.date) and value is not True)
    )


def is_flag(value: object) -> bool:
    return value is None or isinstance(value, bool)


def are_addresses(value: object) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(item is None or isinstance(item, str) for item in items)


def _name(value: object) -> bool:
    return value is None or value is False or isinstance(value, str)


def _layout(value: object) -> bool:
    """What Jekyll takes for a name: a number too, as in `layout: 404`."""
    return not isinstance(value, list | dict)


def is_date(value: object) -> bool:
    """Whether Jekyll makes a date of it: of 20240506 it does."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        from jekyll_tools.site.dates import parsed

        return parsed(str(value), datetime.timezone.utc) is not None
    return isinstance(value, datetime.date)


def _words(value: object) -> bool:
    return value is None or isinstance(value, str | list)


def _tags(value: object) -> bool:
    return value is False or _words(value)


def _listed(value: object) -> bool:
    """Whether a page is in the sitemap as it says; some plugins take keys with values."""
    return isinstance(value, bool) or str(value).strip().lower() not in ("false", "no", "off", "0")


KINDS = {
    "title": Kind("text", _label, "it will be shown run together or as code", "write one text, in quotes"),
    "permalink": Kind("text", _name, STOPS, "write an address such as /about/"),
    "redirect_from": Kind("an address or a list of addresses", are_addresses, STOPS, "write addresses such as /old/"),
    "redirect_to": Kind("an address", lambda value: value is False or are_addresses(value), STOPS, "write one address"),
    "author_profile": Kind(
        "true or false", is_flag, "the theme takes it for true", "write true or false without quotes"
    ),
    "layout": Kind("a layout's name", _layout, "the page will have no layout", "name a file of _layouts"),
    "date": Kind("a date", is_date, "", "write it with month and day, such as 2024-02-29"),
    "slug": Kind("text", _name, STOPS, "put it in quotes, or write one word"),
    "categories": Kind("a text or a list", _words, "", "write a list, such as [teaching, research]"),
    "tags": Kind("a text or a list", _tags, "there will be no tags", "write a list, such as [teaching, research]"),
    "excerpt": Kind("text", _layout, "it will be shown as code", "write one text, in quotes"),
    "sitemap": Kind("true or false", _listed, "the sitemap will list the page", "write false without quotes"),
    "published": Kind("true or false", is_flag, "the page will be published", "write true or false without quotes"),
}


def said(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{value[:60]}"'
    if isinstance(value, int | float):
        return f"the number {str(value)[:20]}"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "keys with values"
    return "nothing" if value is None else "a date"
