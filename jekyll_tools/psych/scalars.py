"""What Psych makes of a plain scalar; recorded in tests/psych/scalars.json."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from jekyll_tools import limits
from jekyll_tools.regex import regex
from jekyll_tools.ruby.times import ZULU

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "true": True, "false": False, "yes": True, "no": False, "on": True, "off": False,
}  # fmt: skip
_SPECIAL = {".inf": float("inf"), "+.inf": float("inf"), "-.inf": float("-inf"), ".nan": float("nan")}
_STARTS = frozenset("+-.0123456789")
# One separator between digits in whole numbers; any number of them before the dot of a fraction.
_BASES = (
    (regex(r"[-+]?0(?:[_,]?[0-7])+"), 8),
    (regex(r"[-+]?(?:0|[1-9](?:[_,]?[0-9])*)"), 10),
    (regex(r"[-+]?0x[0-9a-fA-F_,]*[0-9a-fA-F][0-9a-fA-F_,]*"), 16),
    (regex(r"[-+]?0b[01_,]*[01][01_,]*"), 2),
)
_FLOAT = regex(r"[-+]?(?:[0-9][0-9_,]*\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
_SEXAGESIMAL = regex(r"([-+]?[0-9][0-9_]*)((?::[0-5]?[0-9]){1,2})(\.[0-9_]*)?")
_DATE = regex(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME = regex(
    _DATE.pattern
    + r"(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:\s*(?:Z|([-+][0-9]{1,2}:?(?:[0-9]{2})?)))?",
    re.ASCII,
)


def scalar(text: str) -> object:
    """A plain scalar's value: None, a bool, a number, a date, an aware datetime, or the text itself.

    A time without a zone is UTC. A whole number of over 19 digits and a year 0 stay text, unlike Psych's.

    >>> scalar("1,000"), scalar("08"), scalar("No"), scalar("2024-02-30")
    (1000, '08', False, '2024-02-30')
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


def number(text: str) -> object:
    """The value under a `!!float` tag: a float where the text is any number, else what it is without the tag."""
    value = scalar(text)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def is_symbol(text: str) -> bool:
    """A plain scalar that is a Ruby symbol."""
    return len(text) > 1 and text[0] == ":" and text != "::"


def _integer(text: str) -> int | str | None:
    for pattern, base in _BASES:
        if pattern.fullmatch(text):
            digits = text.replace("_", "").replace(",", "")
            return int(digits, base) if len(digits) <= limits.YAML_DIGITS else text
    return None


def _float(text: str) -> float | None:
    lowered = text.lower()
    if lowered in _SPECIAL:
        return _SPECIAL[lowered]
    if not _FLOAT.fullmatch(text):
        return None
    return float(text.replace("_", "").replace(",", ""))


def _sexagesimal(text: str) -> float | str | None:
    """Hours first, so that `1:30` is 5400; a minus holds for the hours alone."""
    match = _SEXAGESIMAL.fullmatch(text)
    if not match:
        return None
    if len(match[1]) > limits.YAML_DIGITS:
        return text
    parts: list[float] = [int(part) for part in match[2][1:].split(":")]
    if match[3] is not None:
        parts[-1] = float(f"{int(parts[-1])}{match[3].replace('_', '')}0")
    return int(match[1].replace("_", "")) * 3600 + sum(p * w for p, w in zip(parts, (60, 1), strict=False))


def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    """A time; day 31 of a shorter month, 24:00:00 and second 60 roll over. With `Z` Ruby prints it as UTC."""
    match = _TIME.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(match[i]) for i in range(1, 7))
    if not (1 <= day <= 31 and minute <= 59 and second <= 60 and (hour < 24 or (hour, minute, second) == (24, 0, 0))):
        return None
    micro = int((match[7] or "").ljust(6, "0")[:6])
    try:
        zone = ZULU if text.endswith("Z") else timezone(_offset(match[8] or ""))
        start = datetime(year, month, 1, tzinfo=zone)
        return start + timedelta(day - 1, second, micro, minutes=minute, hours=hour)
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> timedelta:
    """`+0530`, `+5`, `+05:30` as a difference to UTC; two digits are hours, the rest minutes."""
    hours, _, minutes = text[1:].partition(":") if ":" in text else (text[1:3], "", text[3:])
    size = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return -size if text.startswith("-") else size
