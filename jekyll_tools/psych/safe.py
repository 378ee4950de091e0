"""What safe_yaml 1.0.5, which types YAML for GitHub Pages, makes of a plain scalar; recorded in tests/psych."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from jekyll_tools import limits
from jekyll_tools.regex import regex

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "true": True, "false": False, "yes": True, "no": False, "on": True, "off": False,
}  # fmt: skip
_SPECIAL = {
    **dict.fromkeys((".inf", ".Inf", ".INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_MARKS = str.maketrans("", "", "_,")
# Without their marks. Only a number that begins with 0 and has no sign is octal.
_BASES = (
    (regex(r"[-+]?(?:[1-9][0-9]*|0)"), 10),
    (regex(r"0[0-7]+"), 8),
    (regex(r"(?:[-+]?0x|0X)[0-9a-fA-F]+"), 16),
    (regex(r"0b[01]+"), 2),
)
_FLOAT = regex(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+][0-9]+)?")
_RUBY_FLOAT = regex(r"[-+]?(?:[0-9]+(?:_[0-9]+)*)?\.[0-9]+(?:_[0-9]+)*(?:[eE][-+][0-9]+)?")
_SEXAGESIMAL = regex(r"([-+]?[0-9][0-9_]*)((?::[0-5]?[0-9])+)(\.[0-9_]*)?")
_DATE = regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = regex(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"\s*(?:Z|([-+][0-9]{1,2}:?(?:[0-9]{2})?))?",
    re.ASCII,
)
_STARTS = frozenset("+-.0123456789_")


def scalar(text: str) -> object:
    """A plain scalar's value, as `jekyll_tools.psych.scalars.scalar` gives it.

    A float that Ruby cannot read (`1__0.5`), at which safe_yaml stops, stays text.

    >>> scalar("1:30"), scalar("1."), scalar("2024-2-3"), scalar("_1")
    (90.0, '1.', '2024-2-3', 1)
    """
    if len(text) <= 5 and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text[0] not in _STARTS:
        return text
    for read in (_integer, _float, _sexagesimal, _date, _time):
        value = read(text)
        if value is not None:
            return value
    return text


def _integer(text: str) -> int | str | None:
    plain = text.translate(_MARKS)
    for pattern, base in _BASES:
        if pattern.fullmatch(plain):
            return int(plain, base) if len(plain) <= limits.YAML_DIGITS else text
    return None


def _float(text: str) -> float | None:
    if text in _SPECIAL:
        return _SPECIAL[text]
    if not _FLOAT.fullmatch(text):
        return None
    return float(text.replace("_", "")) if _RUBY_FLOAT.fullmatch(text) else None


def _sexagesimal(text: str) -> float | str | None:
    """Seconds last, so that `1:30` is 90; a minus holds for all, and for the first part once more."""
    match = _SEXAGESIMAL.fullmatch(text if "." in text else text.translate(_MARKS)) if ":" in text else None
    if not match:
        return None
    if len(text) > limits.YAML_DIGITS:
        return text
    value = float(int(match[1].replace("_", "")))
    for part in match[2][1:].split(":"):
        value = value * 60 + int(part)
    value += float(f"0{match[3].replace('_', '')}0") if match[3] else 0.0
    return -value if text.lstrip("_").startswith("-") else value


def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    match = _TIME.fullmatch(text) if ":" in text else None
    day = _day(match) if match else None
    if not match or not day:
        return None
    hour, minute, second = int(match[4]), int(match[5]), int(match[6])
    if minute > 59 or second > 60 or not (hour < 24 or (hour, minute, second) == (24, 0, 0)):
        return None
    micro = int((match[7] or "").ljust(6, "0")[:6])
    try:
        start = datetime(day.year, day.month, day.day, tzinfo=timezone(_offset(match[8] or "")))
        return start + timedelta(0, min(second, 59), micro, minutes=minute, hours=hour)
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> timedelta:
    """`+05:30`, `+530`, `+5` as a difference to UTC; none where it is more than a day. Raises ValueError for a day."""
    hours, _, minutes = text[1:].partition(":") if ":" in text else (text[1:-2], "", text[-2:])
    if ":" not in text and len(text) <= 3:
        hours, minutes = text[1:], ""
    size = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if size > timedelta(hours=24):
        return timedelta()
    return -size if text.startswith("-") else size
