"""A key of the front matter has a value of the wrong type.

## Why
Jekyll does not check: some wrong types stop the whole build with a trace that names no file (`permalink: 5`,
`redirect_from: true`), others do the opposite of what they say (`published: "false"` publishes the page, and
`author_profile: "false"` shows the profile, for any text counts as true). A text that means yes is a warning, and so is
the date of a page that nothing reads as one.

## Bad
    ---
    title: [About, me]
    permalink: 404
    author_profile: "false"
    ---

## Good
    ---
    title: About me
    permalink: /404.html
    author_profile: false
    ---
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects.map import is_run
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.templates import templates

STOPS = "Jekyll will stop with an error"
_AS_TYPED = "it will be shown as it is typed"
_DAY_FIRST = regex(r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-(0[1-9]|1[0-2])")
_SEO = regex(r"\{%-?\s*seo\b")
_NO = ("false", "no", "off", "0", "n", "")  # texts that are taken for true, and mean the opposite


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


def _flag(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _addresses(value: object) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(item is None or isinstance(item, str) for item in items)


def _name(value: object) -> bool:
    return value is None or value is False or isinstance(value, str)


def _layout(value: object) -> bool:
    """What Jekyll takes for a name: a number too, as in `layout: 404`."""
    return not isinstance(value, list | dict)


def _date(value: object) -> bool:
    if isinstance(value, str):
        from jekyll_tools.site.dates import parsed

        return parsed(value, datetime.timezone.utc) is not None
    return isinstance(value, datetime.date)


_YEAR_ZERO = (
    "date has the year 0, which Jekyll reads and jekyll-tools does not: nothing is checked or built of the page"
)
KINDS = {
    "title": Kind("text", _label, "it will be shown run together or as code", "write one text, in quotes"),
    "permalink": Kind("text", _name, STOPS, "write an address such as /about/"),
    "redirect_from": Kind("an address or a list of addresses", _addresses, STOPS, "write addresses such as /old/"),
    "redirect_to": Kind("an address", lambda value: value is False or _addresses(value), STOPS, "write one address"),
    "author_profile": Kind("true or false", _flag, "the theme takes it for true", "write true or false without quotes"),
    "layout": Kind("a layout's name", _layout, "the page will have no layout", "name a file of _layouts"),
    "date": Kind("a date", _date, "", "write it with month and day, such as 2024-02-29"),
    "published": Kind("true or false", _flag, "the page will be published", "write true or false without quotes"),
}


@rule(on=tuple(f"key:{name}" for name in KINDS), level="error")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    name = str(entry.path[0])
    kind = KINDS[name]
    if kind.accepts(entry.value) or (name == "published" and _has_come(entry.value, context)):
        return
    if name == "date" and str(entry.value).startswith("0000-"):
        yield Finding(
            entry.location, _YEAR_ZERO, "write a later year; to hide the page write published: false", level="warning"
        )
        return
    if name.startswith("redirect_") and not is_run(context.site):
        return  # nothing reads it, as redirect-not-run tells
    shown, is_slight = kind.accepts is _date and _is_shown_as_typed(context), name == "title" and entry.value is True
    if shown and entry.value == "":
        return  # nothing is shown
    outcome = "it will be shown as true" if is_slight else kind.outcome or (_AS_TYPED if shown else STOPS)
    hint = _turned(entry.value) or kind.hint if kind.accepts is _date else kind.hint
    if name == "title" and isinstance(entry.value, list) and len(entry.value) == 1:
        outcome, is_slight = "filters will show it as code", True  # and nothing else does
        hint = "write it without the brackets, or all of it in quotes"
    if kind.accepts is _date and not shown and _is_first_taken(entry.value):
        outcome, hint, is_slight = "Jekyll takes the first one in it", "write one date", True
    said = "Liquid, which is not run here" if entry.raw.startswith(("{{", "{%")) else _said(entry.value)
    if name.startswith("redirect_") and isinstance(entry.value, list):
        said = f"a list that holds {_said(next(item for item in entry.value if not _addresses([item])))}"
    message = f"{name} takes {kind.wants}, not {said}: {outcome}"
    is_minor = shown or is_slight or _is_harmless(kind, entry.value)
    yield Finding(entry.location, message, hint, level="warning" if is_minor else None)


def _is_first_taken(value: object) -> bool:
    """Whether Jekyll finds a date in a list, or in keys with values."""
    if not isinstance(value, list | dict):
        return False
    from jekyll_tools.site.dates import moment

    return moment(value, datetime.timezone.utc) is not None


def _turned(value: object) -> str:
    """What to write for 2018-25-01, of which the day comes before the month; "" for other values."""
    found = _DAY_FIRST.fullmatch(value) if isinstance(value, str) else None
    return f"write {found[1]}-{found[3]}-{found[2]}: the month comes before the day" if found else ""


def _has_come(value: object, context: Context) -> bool:
    """Whether it is a day that has come: `published: 2024-01-31` says what is the case."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    return isinstance(day, datetime.date) and day <= context.site.time.date()


def _is_harmless(kind: Kind, value: object) -> bool:
    """Whether true was meant, which it is taken for."""
    is_text = isinstance(value, str | list | dict)
    return kind.accepts is _flag and is_text and str(value).strip().lower() not in _NO


def _is_shown_as_typed(context: Context) -> bool:
    """Whether nothing reads a page's date but templates that print it; the tag `seo` would stop Jekyll."""
    page, site = context.page, context.site
    if page is None or page.kind != "page":
        return False
    is_read = "jekyll-seo-tag" in site.config.plugins and "layout" in page.data
    return not (is_read and any(_SEO.search(text) for text in templates(site).values()))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{value[:60]}"'
    if isinstance(value, int | float):
        return f"the number {str(value)[:20]}"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "keys with values"
    return "nothing" if value is None else "a date"
