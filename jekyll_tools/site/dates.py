"""Dates of posts and documents, in the site's time zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

_ISO = re.compile(
    r"\s*(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[Tt\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|UTC|GMT|[-+]\d{2}:?\d{2})?)?",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})"
)


def zone(name: object) -> tzinfo:
    """The site's `timezone:`; UTC where it names none that is known."""
    if not isinstance(name, str) or name in ("UTC", "Etc/UTC"):
        return timezone.utc
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return timezone.utc


def moment(value: object, local: tzinfo) -> datetime | None:
    """A front matter date as a time in the site's zone; None for what is none. A day without a time is its midnight."""
    if isinstance(value, datetime):
        return _moved(value, local)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=local)
    return parsed(value, local) if isinstance(value, str) else None


def parsed(text: str, local: tzinfo) -> datetime | None:
    """A text that begins with a date, as Ruby's Time.parse takes the common forms; day 31 rolls over.

    >>> str(parsed("2024-04-31 9:00", timezone.utc)), parsed("soon", timezone.utc)
    ('2024-05-01 09:00:00+00:00', None)
    """
    iso = _ISO.match(text)
    if iso:
        clock = tuple(int(part or 0) for part in iso.group(4, 5, 6))
        made = _made((_year(iso[1]), int(iso[2]), int(iso[3])), clock, _offset(iso[7]) if iso[7] else local)
        return _moved(made, local) if made else None
    worded = _WORDED.search(text[:80])
    if not worded:
        return None
    month = (worded[2] or worded[3])[:3].lower()
    if month not in _MONTHS:
        return None
    return _made((int(worded[5]), _MONTHS.index(month) + 1, int(worded[1] or worded[4])), (0, 0, 0), local)


def _year(text: str) -> int:
    """Two digits stand for 1969 to 2068."""
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= 69 else 2000)


def _made(day: tuple[int, int, int], clock: tuple[int, ...], where: tzinfo) -> datetime | None:
    if not (1 <= day[1] <= 12 and 1 <= day[2] <= 31 and clock[0] <= 24 and clock[1] <= 59 and clock[2] <= 60):
        return None
    try:
        start = datetime(day[0], day[1], 1) + timedelta(day[2] - 1, clock[2], minutes=clock[1], hours=clock[0])
    except (ValueError, OverflowError):
        return None
    return start.replace(tzinfo=where)


def _offset(text: str) -> tzinfo:
    if text[0] not in "+-":
        return timezone.utc
    digits = text[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]) % 24, minutes=int(digits[2:]))
    return timezone(-size if text[0] == "-" else size)


def _moved(value: datetime, local: tzinfo) -> datetime:
    try:
        return value.astimezone(local)
    except OverflowError:
        return value
