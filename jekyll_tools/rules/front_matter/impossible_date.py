"""A date is not in the calendar.

## Why
For the 30th of February Jekyll takes the 2nd of March: the post or document is dated, sorted and, where the address
holds the date, published under a day that nobody wrote. On a page, templates print the text as it is written, or that
later day. At a thirteenth month, or a 32nd, Jekyll stops where a file's name has it and no key `date` says another day
(in front matter `key-type` tells it).

## Bad
    _posts/2021-03-01-news.md:
    ---
    date: 2021-02-30
    ---

## Good
    _posts/2021-03-01-news.md:
    ---
    date: 2021-02-28
    ---
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

_MONTHS, _DAYS = 12, 31
_NAMED = regex(r"(?P<day>\d{2,4}-\d{1,2}-\d{1,2})(?=-)", re.ASCII)
# A last day of a month in any other form: `31 April 2024`, `2024/04/31`, 20240431.
_LAST = regex(r"(?<![\d:])(?:\d{6})?(29|30|31)(?![\d:])")
_DAY = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


@rule(on=("page", "key:date", "key:last_modified_at", "problem:invalid-date"), level="warning")
def check(thing: Page | Entry | Problem, context: Context) -> Iterator[Finding]:
    if isinstance(thing, Problem):
        yield from _stopping(thing)
        return
    page = context.page
    if page is None or not page.published:
        return
    if isinstance(thing, Entry):
        why = _wrong(thing.value) if isinstance(thing.value, str) else ""
        if not why and (page.kind != "page" or isinstance(thing.value, str)):
            why = _rolled(str(thing.value))
        name, place = str(thing.path[0]), thing.location
    else:
        why = "" if page.kind != "post" or "date" in page.front_matter.data else _wrong(os.path.basename(page.path))
        name, place = "the file's name", Location.of_file(page.path)
    if why:
        sets_date = name != "last_modified_at" and page.kind != "page"
        outcome = "Jekyll will take" if sets_date else "it will be shown as it is typed, or as"
        message = f"{name} gives a day that does not exist, {why}: {outcome} a day of the next month"
        yield Finding(place, message, "write a day that the month has")


def _stopping(problem: Problem) -> Iterator[Finding]:
    """Of a name that begins with a date that is none."""
    name = str(problem.facts["value"])
    found = None if problem.location.text else _NAMED.match(name)
    if found is None:
        return
    day, rest = found["day"], name[found.end() :]
    year, month, last = day.split("-")
    message = f"the file's name gives a day that does not exist, {day}: Jekyll will stop with an error"
    is_turned = int(month) > _MONTHS >= int(last) > 0 and int(month) <= _DAYS
    hint = "write a day that the calendar has"
    if is_turned:
        hint = f"name it {year}-{last}-{month}{rest}: the month comes before the day"
    yield Finding(problem.location, message, hint, level="error")


def _wrong(value: str) -> str:
    """The day that a text starts with, where its month is one but ends before that day."""
    found = _DAY.match(value)
    if found is None:
        return ""
    year, month, day = map(int, found.groups())
    if not (year > 0 and 1 <= month <= 12 and 1 <= day <= 31):
        return ""
    try:
        date(year, month, day)
    except ValueError:
        return found[0]
    return ""


def _rolled(value: str) -> str:
    """A text that says a day which its month lacks, of which Ruby makes one of the next month."""
    last = _LAST.search(value)
    if last is None or _DAY.match(value):
        return ""
    from jekyll_tools.ruby.time_parse import parse

    made = parse(value, timezone.utc)
    if made is None or made.day > 3:
        return ""
    before = made.date() - timedelta(days=made.day)
    return value if before.day + made.day == int(last[1]) else ""
