"""`Time.parse`: the date and the time that a text holds, in any of the forms that Ruby looks for, one after the other.

Each form that is found is taken out of the text before the next is looked for.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from jekyll_tools.regex import regex
from jekyll_tools.ruby.time_fields import Fields
from jekyll_tools.ruby.times import ZULU

_LONGEST = 128  # Ruby's own limit
_NOISE = regex(r"[^-+',./:@\[\]\w]+|_+")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ERA = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"
_FLAGS = re.IGNORECASE | re.ASCII | re.VERBOSE
_DAY = regex(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*", _FLAGS)
_TIME = regex(
    r"""((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?
    |\d+\s*[ap](?:m\b|\.m\.))
    (?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z.\s]+(?:standard|daylight)\stime\b|[a-z]+(?:\sdst)?\b))?""",
    _FLAGS,
)
_CLOCK = regex(r"(\d+)\s*h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?", _FLAGS)
# The forms of a date: which of their groups are the year, the month and the day. The first that is found counts.
_DATES: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = tuple(
    (regex(pattern, _FLAGS), groups)
    for pattern, groups in (
        (
            rf"('?\d+)[^-\d\s]*\s*({_MONTHS})[^-\d\s']*(?:\s*{_ERA}\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
            (4, 2, 1),
        ),
        (rf"\b({_MONTHS})[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*{_ERA}\s*('?-?\d+))?", (4, 1, 2)),
        (r"('?[-+]?\d+)-(\d+)-('?-?\d+)", (1, 2, 3)),
        (r"\b([mtshr])(\d+)\.(\d+)\.(\d+)", (0, 0, 0)),
        (rf"('?-?\d+)-({_MONTHS})[^-/.]*-('?-?\d+)", (3, 2, 1)),
        (rf"\b({_MONTHS})[^-/.]*-('?-?\d+)(?:-('?-?\d+))?", (3, 1, 2)),
        (r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?", (1, 2, 3)),
        (r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)", (1, 2, 3)),
    )
)
_ERAS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_WEEK = regex(r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b", _FLAGS)
_DAY_OF_YEAR = regex(r"\b(\d{2}|\d{4})-(\d{3})\b|\b-(\d{3})\b", _FLAGS)
_DASHES = regex(r"--(\d{2})?-(\d{2})\b|--(\d{2})(\d{2})?\b", _FLAGS)
_YEAR = regex(r"'(\d+)\b", _FLAGS)
_MONTH = regex(rf"\b({_MONTHS})\S*", _FLAGS)
_ORDINAL = regex(r"(\d+)(?:st|nd|rd|th)\b", _FLAGS)
_DIGITS = regex(r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b)?", _FLAGS)
_BEFORE_CHRIST = regex(r"\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)", _FLAGS)
_LONE = regex(r"\s*(\d{1,2})\s*", _FLAGS)
_OFFSET = regex(r"([-+])(\d\d)(:?)(\d\d)(?:\3(\d\d))?|([-+])(\d\d)", re.ASCII)
_ZONES = {
    "UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7,
} | {letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)} | {
    letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)
}  # fmt: skip


def parse(text: str, local: tzinfo | None) -> datetime | None:
    """The time that a text holds; None for none, and for one that cannot be. What it does not say is now.

    >>> str(parse("Sept 31, 2024 at 3:04 pm", timezone.utc))
    '2024-10-01 15:04:00+00:00'
    """
    if len(text) > _LONGEST:
        return None
    found = Fields()
    rest = _DAY.sub(" ", _NOISE.sub(" ", text), count=1)
    rest = _time(rest, found)
    rest = _date(rest, found)
    match = _BEFORE_CHRIST.search(rest)
    if match:
        found.before_christ = True
        rest = rest[: match.start()] + " " + rest[match.end() :]
    match = _LONE.fullmatch(rest)
    if match:
        found.lone(int(match[1]))
    zone = _zone(found.zone)
    return found.made(zone or local)


def _time(text: str, found: Fields) -> str:
    match = _TIME.search(text)
    clock = _CLOCK.match(match[1]) if match else None
    if match is None or clock is None:
        return text
    hour = int(clock[1])
    if clock[5]:
        hour = hour % 12 + (12 if clock[5] in "pP" else 0)
    found.hour, found.minute, found.second = hour, _whole(clock[2]), _whole(clock[3])
    found.fraction = clock[4] or ""
    found.zone = match[2] or ""
    return text[: match.start()] + " " + text[match.end() :]


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)


def _date(text: str, found: Fields) -> str:
    for pattern, groups in _DATES:
        match = pattern.search(text)
        if match:
            if groups == (0, 0, 0):
                found.year, found.two_digits = _ERAS[match[1].lower()] + int(match[2]), False
                found.month, found.day = int(match[3]), int(match[4])
            else:
                found.settle(*(match[group] for group in groups))
                found.before_christ = bool(pattern.groups == 4 and (match[3] or "")[:1] in ("b", "B") and match[3])
            return text[: match.start()] + " " + text[match.end() :]
    return _rare(text, found)


def _rare(text: str, found: Fields) -> str:
    """What is looked for when no whole date was found: weeks, a lone year, month or day, digits in a row."""
    for pattern in (_WEEK, _DASHES, _DAY_OF_YEAR, _YEAR, _MONTH, _ORDINAL, _DIGITS):
        match = pattern.search(text)
        if match is None:
            continue
        if pattern is _DASHES:
            found.month, found.day = _whole(match[1] or match[3]), _whole(match[2] or match[4])
        elif pattern is _DAY_OF_YEAR:
            found.year, found.day_of_year = _whole(match[1]), int(match[2] or match[3])
        elif pattern is _YEAR:
            found.year = int(match[1])
        elif pattern is _MONTH:
            found.month = found.month_number(match[1])
        elif pattern is _ORDINAL:
            found.day = int(match[1])
        elif pattern is _DIGITS:
            found.digits(match)
        return text[: match.start()] + " " + text[match.end() :]
    return text


def _zone(name: str) -> tzinfo | None:
    """The zone of a name or an offset that Time.parse knows; others are not looked at."""
    upper = name.upper()
    match = _OFFSET.fullmatch(upper)
    if match:
        sign = match[1] or match[6]
        hours, minutes, seconds = int(match[2] or match[7]), int(match[4] or 0), int(match[5] or 0)
        size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if size >= timedelta(days=1):
            return None
        return ZULU if sign == "-" and not size else timezone(-size if sign == "-" else size)
    if upper in ("UTC", "Z", "GMT", "UT"):
        return ZULU
    return timezone(timedelta(hours=_ZONES[upper])) if upper in _ZONES else None
