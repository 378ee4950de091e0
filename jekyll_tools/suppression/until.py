"""The last day of a date as people shorten it."""

from __future__ import annotations

import datetime

from jekyll_tools.regex import regex

_DATE = regex(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def last_day(written: str) -> datetime.date | None:
    """The last day of a year, a month, or that day; None for what is no date.

    >>> last_day("2027-02"), last_day("2027-02-30")
    (datetime.date(2027, 2, 28), None)
    """
    match = _DATE.fullmatch(written)
    if match is None:
        return None
    from calendar import monthrange

    year, month = int(match[1]), int(match[2] or 12)
    try:
        return datetime.date(year, month, int(match[3] or monthrange(year, month)[1]))
    except ValueError:
        return None
