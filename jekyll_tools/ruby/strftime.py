"""`strftime` as Ruby's Time has it: every directive, flag and width."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from jekyll_tools.limits import STRFTIME_WIDTH
from jekyll_tools.regex import regex
from jekyll_tools.ruby.times import ZULU, Distant, offset, offset_text, year, zone_name

_DIRECTIVE = regex(r"%([-0^#_]*)(\d*)(:{0,3})([EO]?)([A-Za-z]|(?<![EO:])%|)", re.ASCII)
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_ERA = 146_097 * 86_400  # the seconds of 400 years


def _weekday(t: datetime) -> int:
    return t.isoweekday() % 7


def _week(t: datetime, first: int) -> int:
    """The week of the year; weeks begin on `first` (0: Sunday)."""
    return (t.timetuple().tm_yday + 6 - (_weekday(t) - first) % 7) // 7


# What a directive prints: a number with its width and what pads it, or a text.
_NUMBERS: dict[str, tuple[int, str, Callable[[datetime], int]]] = {
    "Y": (4, "0", year),
    "C": (2, "0", lambda t: year(t) // 100),
    "y": (2, "0", lambda t: year(t) % 100),
    "m": (2, "0", lambda t: t.month),
    "d": (2, "0", lambda t: t.day),
    "e": (2, " ", lambda t: t.day),
    "j": (3, "0", lambda t: t.timetuple().tm_yday),
    "H": (2, "0", lambda t: t.hour),
    "k": (2, " ", lambda t: t.hour),
    "I": (2, "0", lambda t: t.hour % 12 or 12),
    "l": (2, " ", lambda t: t.hour % 12 or 12),
    "M": (2, "0", lambda t: t.minute),
    "S": (2, "0", lambda t: t.second),
    "u": (1, "0", lambda t: t.isoweekday()),
    "w": (1, "0", _weekday),
    "G": (4, "0", lambda t: t.isocalendar()[0] + year(t) - t.year),
    "g": (2, "0", lambda t: t.isocalendar()[0] % 100),
    "V": (2, "0", lambda t: t.isocalendar()[1]),
    "U": (2, "0", lambda t: _week(t, 0)),
    "W": (2, "0", lambda t: _week(t, 1)),
    "s": (1, "0", lambda t: int(t.timestamp() // 1) + (t.eras * _ERA if isinstance(t, Distant) else 0)),
}
_TEXTS: dict[str, Callable[[datetime], str]] = {
    "A": lambda t: _DAYS[_weekday(t)],
    "a": lambda t: _DAYS[_weekday(t)][:3],
    "B": lambda t: _MONTHS[t.month - 1],
    "b": lambda t: _MONTHS[t.month - 1][:3],
    "h": lambda t: _MONTHS[t.month - 1][:3],
    "p": lambda t: "AM" if t.hour < 12 else "PM",
    "P": lambda t: "am" if t.hour < 12 else "pm",
    "n": lambda _: "\n",
    "t": lambda _: "\t",
    "%": lambda _: "%",
}
_COMBINED = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "X": "%H:%M:%S",
    "R": "%H:%M", "r": "%I:%M:%S %p", "v": "%e-%^b-%4Y",
}  # fmt: skip


class FormatError(ValueError):
    """A directive that does not end, or a width beyond `STRFTIME_WIDTH`; the message is Ruby's."""


def strftime(value: date, template: str) -> str:
    """A time (or a day, whose hours are 0) in a template's form. Raises FormatError.

    >>> strftime(datetime(2024, 1, 2, 3, 4, 5), "%-d %^b %Y, %3N %10A|%c")
    '2 JAN 2024, 000    Tuesday|Tue Jan  2 03:04:05 2024'
    """
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=ZULU)
        template = template.replace("%Z", "+00:00")
    return _DIRECTIVE.sub(lambda match: _made(value, match), template)


def _made(t: datetime, match: re.Match[str]) -> str:
    flags, width_text, colons, modifier, letter = match.groups()
    if len(width_text) > 9 or int(width_text or 0) > STRFTIME_WIDTH:
        raise FormatError("Numerical result out of range")
    if not letter:
        if match.end() == len(match.string) and not colons and not modifier:
            raise FormatError(f"invalid format: {match.string}")
        return match[0]
    width = int(width_text or 0)
    if letter == "z":
        return _zone(t, flags, width, len(colons))
    if colons or (modifier and letter not in _NUMBERS and letter not in "cxX"):
        return match[0]
    if letter in _NUMBERS:
        return _number(_NUMBERS[letter][2](t), _NUMBERS[letter], flags, width)
    if letter in "LN":
        digits = width or (3 if letter == "L" else 9)
        return f"{t.microsecond:06d}".ljust(digits, "0")[:digits]
    made = _text(t, letter)
    return match[0] if made is None else _dressed(made, letter, flags, width)


def _text(t: datetime, letter: str) -> str | None:
    if letter in _TEXTS:
        return _TEXTS[letter](t)
    if letter == "Z":
        return zone_name(t)
    return strftime(t, _COMBINED[letter]) if letter in _COMBINED else None


def _number(value: int, form: tuple[int, str, object], flags: str, width: int) -> str:
    least, pad, _ = form
    for flag in flags:
        pad = {"0": "0", "_": " "}.get(flag, pad)
    if "-" in flags:
        return str(value)
    digits = str(abs(value))
    sign = "-" if value < 0 else ""
    room = (width or (least + (value < 0 and least == 4))) - len(sign)
    return sign + digits.rjust(room, "0") if pad == "0" else (sign + digits).rjust(room + len(sign))


def _dressed(made: str, letter: str, flags: str, width: int) -> str:
    if not made:
        return made
    if "^" in flags:
        made = made.upper()
    if "#" in flags and letter not in _COMBINED:
        made = made.lower() if letter in "pZ" else made.upper()
    if "-" in flags:
        return made
    zeros = [flag for flag in flags if flag in "0_"][-1:] == ["0"]
    return made.rjust(width, "0" if zeros else " ")


def _zone(t: datetime, flags: str, width: int, colons: int) -> str:
    seconds = offset(t)
    text = offset_text(seconds, ":" if colons else "")
    if colons == 2:
        text += f":{abs(seconds) % 60:02d}"
    if colons == 3:
        text = text[:3] if seconds % 3600 == 0 else text
    if "_" not in flags:
        return text[0] + text[1:].rjust(width - 1, "0")
    sign, rest = text[0], text[1:]
    return (sign + (rest[1:] if rest[0] == "0" else rest)).rjust(max(width, len(text)))
