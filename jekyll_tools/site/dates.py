"""Dates of posts and documents, in the site's time zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"([A-Za-z]{3,9})\.?"
# How a day may be written, and which groups are its year, month and day; the first that fits counts.
_DAYS = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        (r"(?<!\d)(\d{2,4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
        (r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})", (1, 2, 3)),
        (r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})", (3, 2, 1)),
        (r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -]" + _NAME + r",?[ -](\d{4})", (3, 2, 1)),
        (r"\b" + _NAME + r" (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", (3, 1, 2)),
        (r"\b" + _NAME + r" (\d{4})()", (2, 1, 3)),
        (r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", (1, 2, 3)),
    )
)
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?([AaPp])\.?[Mm])?| ?([AaPp])\.?[Mm])"
    r"\s*([-+]\d{2}:?\d{2}|[A-Za-z]{1,4}\b)?"
)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cet": 1, "cest": 2, "bst": 1, "jst": 9,
}  # fmt: skip


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
    return parsed(str(value), local) if isinstance(value, str | int) else None


def parsed(text: str, local: tzinfo) -> datetime | None:
    """A text that holds a date, as Ruby's Time.parse takes the common forms; day 31 rolls over.

    >>> str(parsed("2024-04-31 9:00", timezone.utc)), parsed("soon", timezone.utc)
    ('2024-05-01 09:00:00+00:00', None)
    """
    text = text[:128]
    day = next((found for found in (_day(pattern, order, text) for pattern, order in _DAYS) if found), None)
    clock = _CLOCK.search(text)
    if day is None:
        return None
    where = _offset(clock[6]) if clock and clock[6] else None
    made = _made(day, _hours(clock) if clock else (0, 0, 0), where or local)
    return _moved(made, local) if made else None


def _day(pattern: re.Pattern[str], order: tuple[int, ...], text: str) -> tuple[int, int, int] | None:
    match = pattern.search(text)
    if not match:
        return None
    year, month, day = (match[group] for group in order)
    number = _month(month)
    return (_year(year), number, int(day or 1)) if number else None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in _MONTHS else 0


def _year(text: str) -> int:
    """Two digits stand for 1969 to 2068."""
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= 69 else 2000)


def _hours(clock: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(clock[1]), (clock[4] or clock[5] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(clock[2] or 0), int(clock[3] or 0)


def _made(day: tuple[int, int, int], clock: tuple[int, int, int], where: tzinfo) -> datetime | None:
    if not (1 <= day[1] <= 12 and 1 <= day[2] <= 31 and clock[0] <= 24 and clock[1] <= 59 and clock[2] <= 60):
        return None
    try:
        start = datetime(day[0], day[1], 1) + timedelta(day[2] - 1, clock[2], minutes=clock[1], hours=clock[0])
    except (ValueError, OverflowError):
        return None
    return start.replace(tzinfo=where)


def _offset(text: str) -> tzinfo | None:
    """`+0530`, `-08:00`, `UTC`, `EST` …; None for a word that is none."""
    if text[0] not in "+-":
        hours = _ZONES.get(text.lower())
        return None if hours is None else timezone(timedelta(hours=hours))
    digits = text[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]) % 24, minutes=int(digits[2:]) % 60)
    return timezone(-size if text[0] == "-" else size)


def _moved(value: datetime, local: tzinfo) -> datetime:
    try:
        return value.astimezone(local)
    except OverflowError:
        return value
