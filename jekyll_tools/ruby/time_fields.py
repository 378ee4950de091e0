"""The parts of a date that were found in a text, and the time that they make."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

from jekyll_tools.regex import regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = regex(r"[-+]?\d+", re.ASCII)


class Fields:
    """What is known of a time; None for what is not."""

    def __init__(self) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.hour: int | None = None
        self.minute: int | None = None
        self.second: int | None = None
        self.day_of_year: int | None = None
        self.fraction = ""
        self.zone = ""
        self.two_digits = True
        self.before_christ = False

    @staticmethod
    def month_number(name: str) -> int:
        """A month by its name or its number."""
        short = name[:3].lower()
        return _MONTHS.index(short) + 1 if short in _MONTHS else int(name.strip("'"))

    def settle(self, year: str | None, month: str | None, day: str | None) -> None:
        """Which is the year: what has an apostrophe or over two digits, wherever it stands."""
        if year is not None and month is not None and day is None:
            year, month, day = day, year, month
        if year is None and day is not None and _is_year(day):
            year, day = day, None
        if year is not None:
            number = _NUMBER.search(year)
            if number and number.end() < len(year):  # `5th` where a year is looked for
                year, day = day, number[0]
        if month is not None and _is_year(month) and month[:3].lower() not in _MONTHS:
            year, month, day = month, day, year
        if day is not None and _is_year(day):
            year, day = day, year
        self._take(year, month, day)

    def _take(self, year: str | None, month: str | None, day: str | None) -> None:
        if year is not None:
            number = _NUMBER.search(year)
            if number:
                self.year = int(number[0])
                self.two_digits = number[0][0] not in "+-" and len(number[0]) <= 2
        if month is not None:
            self.month = self.month_number(month)
        if day is not None:
            self.day = int(day.strip("'+-"))

    def digits(self, match: re.Match[str]) -> None:
        """A row of digits: two are a day, three a day of the year, four month and day, six and more a date."""
        sign, row = match[1], match[2]
        if match[4] is not None and match[3] is None and len(row) < 6:
            clock = [int(row[max(at, 0) : at + 2]) for at in range(len(row) - 2, -2, -2)]
            for name, value in zip(("second", "minute", "hour"), clock, strict=False):
                setattr(self, name, value)
            return
        if len(row) in (3, 5, 7):
            self.day_of_year = int(row[-3:])
            self.year = int(row[:-3]) if row[:-3] else None
            return
        if len(row) not in (2, 4, 6, 8, 10, 12, 14):
            return
        years = 0 if len(row) < 6 else 2 if len(row) == 6 else 4
        self.year = int(sign + row[:years]) if years else None
        self.two_digits = years == 2 and not sign
        pairs = [int(row[at : at + 2]) for at in range(years, len(row), 2)]
        self.day = pairs[0] if len(row) == 2 else pairs[1]
        self.month = None if len(row) == 2 else pairs[0]
        clock = pairs[2:] if len(row) > 8 else []
        if match[3] and not clock:
            clock = [int(match[3][at : at + 2]) for at in range(0, len(match[3]), 2)]
        for name, value in zip(("hour", "minute", "second"), clock, strict=False):
            setattr(self, name, value)
        self.zone = match[5] or self.zone

    def lone(self, number: int) -> None:
        """A number that is left over: the day of a time, or the hour of a day."""
        if self.hour is not None and self.day is None and 1 <= number <= 31:
            self.day = number
        elif self.day is not None and self.hour is None and 0 <= number <= 24:
            self.hour = number

    def made(self, where: tzinfo | None) -> datetime | None:
        """The time; None where it says nothing, or what cannot be. Day 31 of a shorter month rolls over."""
        known = (self.year, self.month, self.day, self.hour, self.minute, self.second, self.day_of_year)
        if all(part is None for part in known):
            return None
        now = datetime.now(where)
        year, month, day = self._date(now)
        hour, minute, second = self._clock(now)
        whole_day = (hour, minute, second) == (24, 0, 0)
        if not (1 <= month <= 12 and 1 <= day <= 31 and minute <= 59 and second <= 60 and (hour <= 23 or whole_day)):
            return None
        micro = int(self.fraction.ljust(6, "0")[:6] or 0)
        try:
            start = datetime(year, month, 1) + timedelta(day - 1, second, micro, minutes=minute, hours=hour)
        except (ValueError, OverflowError):
            return None
        return start.replace(tzinfo=where)

    def _clock(self, now: datetime) -> tuple[int, int, int]:
        """What is bigger than all that is known is now's, what is smaller is 0."""
        dated = any(part is not None for part in (self.year, self.month, self.day, self.day_of_year))
        hour, minute = self.hour, self.minute
        if not dated and hour is None:
            hour = now.hour
            minute = now.minute if minute is None else minute
        return hour or 0, minute or 0, self.second or 0

    def _date(self, now: datetime) -> tuple[int, int, int]:
        year = self.year
        if year is None:
            year = now.year
        elif self.before_christ:
            year = 1 - year
        elif self.two_digits and 0 <= year <= 99:
            year += 1900 if year >= 69 else 2000
        if self.day_of_year is not None:
            try:
                start = datetime(year, 1, 1) + timedelta(self.day_of_year - 1)
            except (ValueError, OverflowError):
                return 0, 0, 0
            return (start.year, start.month, start.day) if 1 <= self.day_of_year <= 366 else (0, 0, 0)
        if self.year is not None or self.month is not None:
            return year, 1 if self.month is None else self.month, 1 if self.day is None else self.day
        return year, now.month, self.day if self.day is not None else now.day


def _is_year(text: str) -> bool:
    return text[0] == "'" or len(text) > 2
