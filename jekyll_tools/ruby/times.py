"""Times: Ruby's own way to print them, and what of the zone there is to say."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

ZULU = timezone(timedelta(0), "UTC")
"""The zone of a time that was written with a `Z`: Ruby prints such a one with `UTC` for its offset."""


class Distant(datetime):
    """A time after the year 9999, where Python's end: the same time of a year whose calendar is alike, which is that of
    400 years before, and `eras` such times later.
    """

    eras = 0


def distant(like: datetime, eras: int) -> datetime:
    """A time so many times 400 years after another. What is computed with it stays that late."""
    made: type[datetime] = type("Distant", (Distant,), {"eras": eras})
    return made.combine(like.date(), like.timetz())


def year(value: date) -> int:
    """The year of a time, of a distant one too."""
    return value.year + (400 * value.eras if isinstance(value, Distant) else 0)


def offset(value: date) -> int:
    """The difference to UTC in seconds; 0 for a day."""
    where = value.utcoffset() if isinstance(value, datetime) else None
    return 0 if where is None else round(where.total_seconds())


def offset_text(seconds: int, glue: str = "") -> str:
    """The offset in hours and minutes.

    >>> offset_text(-19800, ":")
    '-05:30'
    """
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02d}{glue}{minutes % 60:02d}"


def time_to_s(value: datetime) -> str:
    """`Time#to_s`.

    >>> time_to_s(datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc))
    '2024-01-02 03:04:05 +0000'
    """
    where = "UTC" if value.tzinfo is ZULU else offset_text(offset(value))
    clock = f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}"
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d} {clock} {where}"


def zone_name(value: date) -> str:
    """What `%Z` prints: the zone's short name; nothing where only its offset is known."""
    if not isinstance(value, datetime):
        return "+00:00"
    name = value.tzname() or ""
    return "" if name.startswith("UTC") and name != "UTC" else name
