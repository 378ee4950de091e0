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
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.psych import Entry
from jekyll_tools.redirects.map import is_run
from jekyll_tools.regex import regex
from jekyll_tools.rules.asked_keys import of_templates
from jekyll_tools.rules.key_kinds import KINDS, STOPS, Kind, are_addresses, is_date, is_flag, said
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.document import is_lost
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import is_seo_run

_AS_TYPED = "it will be shown as it is typed"
_DAY_FIRST = regex(r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-(0[1-9]|1[0-2])")
_NO = ("false", "no", "off", "0", "n", "")  # texts that are taken for true, and mean the opposite
_DIGITS = regex(r"([12][0-9]{3})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_OF_DOCUMENTS = ("categories", "slug", "tags")
_YEAR_ZERO = (
    "date has the year 0, which Jekyll reads and jekyll-tools does not: nothing is checked or built of the page"
)


@rule(on=("key:*", "site"), level="error")
def check(thing: Entry | Site, context: Context) -> Iterator[Finding]:
    if isinstance(thing, Site):
        yield from _of_defaults(thing)
        return
    kind = KINDS.get(str(thing.path[0]))
    if kind is None:
        yield from of_templates(thing, context.site)
    elif not kind.accepts(thing.value) or (kind.accepts is is_date and _is_seconds(thing.value, context)):
        yield from _wrong(thing, kind, context)


def _of_defaults(site: Site) -> Iterator[Finding]:
    """Of what the settings give to pages, where a page has it."""
    for entry in site.config.defaults:
        name, kind = str(entry.path[-1]), KINDS.get(str(entry.path[-1]))
        found = list(_given(entry, name, kind, site) if kind else of_templates(entry, site))
        if found and any(page.data.get(name) == entry.value for page in site.published):
            yield from found


def _given(entry: Entry, name: str, kind: Kind, site: Site) -> Iterator[Finding]:
    is_idle = name in _OF_DOCUMENTS or (name.startswith("redirect_") and not is_run(site))
    is_number = kind.accepts is is_date and isinstance(entry.value, int)  # Jekyll wants a text here
    if is_number or not (is_idle or kind.accepts(entry.value)):
        message = f"{name} takes {kind.wants}, not {said(entry.value)}: {kind.outcome or STOPS}"
        yield Finding(entry.location, message, kind.hint, level="warning" if _is_harmless(kind, entry.value) else None)


def _wrong(entry: Entry, kind: Kind, context: Context) -> Iterator[Finding]:
    name = str(entry.path[0])
    if name == "published" and _has_come(entry.value, context):
        return
    if name == "date" and str(entry.value).startswith("0000-"):
        yield Finding(
            entry.location, _YEAR_ZERO, "write a later year; to hide the page write published: false", level="warning"
        )
        return
    if name.startswith("redirect_") and not is_run(context.site):
        return  # nothing reads it, as redirect-not-run tells
    if name in _OF_DOCUMENTS or name == "sitemap":
        yield from _of_document(entry, kind, context)
        return
    is_seconds = kind.accepts is is_date and _is_seconds(entry.value, context)
    shown, is_slight = kind.accepts is is_date and _is_shown_as_typed(context), name == "title" and entry.value is True
    if shown and entry.value == "":
        return  # nothing is shown
    outcome = "it will be shown as true" if is_slight else kind.outcome or (_AS_TYPED if shown else STOPS)
    hint = _turned(entry.value) or kind.hint if kind.accepts is is_date else kind.hint
    if name == "title" and isinstance(entry.value, list) and len(entry.value) == 1:
        outcome, is_slight = "filters will show it as code", True  # and nothing else does
        hint = "write it without the brackets, or all of it in quotes"
    if kind.accepts is is_date and not shown and _is_first_taken(entry.value):
        outcome, hint, is_slight = "Jekyll takes the first one in it", "write one date", True
    what = "Liquid, which is not run here" if entry.raw.startswith(("{{", "{%")) else said(entry.value)
    if name.startswith("redirect_") and isinstance(entry.value, list):
        what = f"a list that holds {said(next(item for item in entry.value if not are_addresses([item])))}"
    if is_seconds:
        (outcome, hint), is_slight = _of_seconds(entry.value, hint), True
    message = f"{name} takes {kind.wants}, not {what}: {outcome}"
    is_minor = shown or is_slight or name == "excerpt" or _is_harmless(kind, entry.value)
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
    return kind.accepts is is_flag and is_text and str(value).strip().lower() not in _NO


def _is_shown_as_typed(context: Context) -> bool:
    """Whether nothing reads a page's date but templates that print it; the tag `seo` would stop Jekyll."""
    page, site = context.page, context.site
    if page is None or page.kind != "page":
        return False
    return not is_seo_run(page, site)


def _is_seconds(value: object, context: Context) -> bool:
    """Whether templates take a page's date for seconds: a whole number, in quotes too."""
    is_number = (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, str) and value.isdecimal()
    )
    return is_number and context.page is not None and context.page.kind == "page"


def _of_seconds(value: object, hint: str) -> tuple[str, str]:
    """What becomes of it, and what to write."""
    day = _DIGITS.fullmatch(str(value))
    outcome = "templates that format it take it for seconds, and show a day of 1970"
    return outcome, f"write {day[1]}-{day[2]}-{day[3]}" if day else hint


def _of_document(entry: Entry, kind: Kind, context: Context) -> Iterator[Finding]:
    """Of the keys that Jekyll reads of posts and documents, and of that of the sitemap."""
    page, name, outcome = context.page, str(entry.path[0]), kind.outcome
    if name == "sitemap":
        is_idle = "jekyll-sitemap" not in context.site.config.plugins
    elif page is None or page.kind == "page":
        is_idle = True
    else:
        is_idle = name == "slug" and (is_lost(page.front_matter.data) or not _is_in_address(page, context.site))
    if is_idle:
        return
    if name == "categories" and page is not None:
        outcome = f"every key is lost, and the {page.kind} will be published at {page.url}"
    level: Level | None = "warning" if name in ("tags", "sitemap") else None
    message = f"{name} takes {kind.wants}, not {said(entry.value)}: {outcome}"
    yield Finding(entry.location, message, kind.hint, level=level)


def _is_in_address(page: Page, site: Site) -> bool:
    """Whether Jekyll makes a part of a document's address of its slug."""
    from jekyll_tools.site.collection import collections

    own, collection = page.data.get("permalink"), collections(site.config).get(page.collection)
    template = own if isinstance(own, str) else collection.template if collection else ""
    return ":title" in template or ":slug" in template
