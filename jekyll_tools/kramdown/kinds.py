"""Types of options, each value read as kramdown 2.4.0 reads it: from a value, or from text (recorded from it).

`read` takes what kramdown takes and means something by; `heal` says what kramdown makes of the rest, where it makes
anything of it at all: the text or the site that says so gets no other answer, a program gets an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jekyll_tools import options
from jekyll_tools.options import Kind
from jekyll_tools.regex import regex

_LEVELS = regex(r"(?P<first>\d)\.\.(?P<last>\d)|\d(?:,\d)*", re.A)
_NUMBER = regex(
    r"(?P<sign>[+-]?)(?:0x(?P<x>[0-9a-f_]+)|0b(?P<b>[01_]+)|0o?(?P<o>[0-7_]+)|(?:0d)?(?P<d>\d[\d_]*))", re.A
)
_BASES = {"x": 16, "b": 2, "o": 8, "d": 10}
_DIGITS = 1000  # of a number that is written out; Python refuses some thousands


def to_s(value: object) -> str:
    """A value as text, as Ruby has it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _truth(value: Any) -> bool:
    """Whatever is neither false nor empty is true, `no` and 0 too."""
    return to_s(value).strip().lower() not in ("", "false")


def integer(value: Any) -> int:
    if isinstance(value, str):
        value = _written(value.strip().lower())
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**_DIGITS:
        raise ValueError
    return value


def _written(text: str) -> int:
    """A number as Ruby's `Integer()` reads it: 0x, 0b and 0 tell the base, an underscore may part digits."""
    found = _NUMBER.fullmatch(text) if len(text) <= _DIGITS else None
    if found is None:
        raise ValueError
    base = found.lastgroup or "d"
    if base == "d" and len(found["d"]) > 1 and found["d"][0] == "0" and "0d" not in text:
        raise ValueError
    return int(found["sign"] + found[base], _BASES[base])


def true(value: object) -> bool:
    """Whether a value is true in Ruby's sense: 0 and an empty text are."""
    return value is not None and value is not False


def _input(value: Any) -> str:
    if value not in (None, "kramdown", "Kramdown", "GFM"):
        raise ValueError
    return "GFM" if value == "GFM" else "kramdown"


def _name(value: Any) -> str | None:
    """A symbol: with or without a colon; nothing where there is no name, or `nil` for one."""
    name = to_s(value).strip().removeprefix(":")
    return None if name in ("", "nil") else name


def symbol(*names: str | None, other: str | None) -> Kind:
    """One of some names (None: nothing); kramdown takes any other for `other`."""

    def read(value: Any) -> str | None:
        if (value is not None and not isinstance(value, str)) or _name(value) not in names:
            raise ValueError
        return _name(value)

    words = ", ".join(name or "nothing" for name in names)
    return Kind(f"one of {words}" if len(names) > 2 else words.replace(", ", " or "), read, lambda _value: other)


def _levels(value: Any) -> tuple[int, ...]:
    if isinstance(value, str):
        found = _LEVELS.fullmatch(value)
        if found is None:
            raise ValueError
        value = range(int(found[1]), int(found[2]) + 1) if found[1] else value.split(",")
    levels = tuple(dict.fromkeys(integer(level) for level in _listed(value)))
    if any(level not in range(1, 7) for level in levels):
        raise ValueError
    return levels


def _listed(value: Any) -> Iterable[Any]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise ValueError
    return value


def _quotes(value: Any) -> tuple[str | int, ...]:
    quotes = tuple(_quote(item) for item in (value.split(",") if isinstance(value, str) else _listed(value)))
    if len(quotes) != 4:
        raise ValueError
    return quotes


def _quote(value: Any) -> str | int:
    """A code point, or an entity's name that kramdown knows."""
    from jekyll_tools.kramdown.typography import character

    if isinstance(value, str) and character(value, None, None) is not None:
        return value
    return integer(value)


def words(*known: str) -> Kind:
    """A list of words, or a text with commas between them; with `known`, no others mean anything."""

    def read(value: Any) -> tuple[str, ...]:
        found = _words(value)
        if any(word not in known for word in found):
            raise ValueError
        return found

    return Kind("a list of " + " and ".join(known), read, lambda value: tuple(w for w in _words(value) if w in known))


def _words(value: Any) -> tuple[str, ...]:
    given = re.split(r",\s*", value) if isinstance(value, str) else _listed(value)
    return tuple(word for word in map(_name, given) if word)


def _six(value: Any) -> tuple[str, ...]:
    if len(_words(value)) != 6:
        raise ValueError
    return _words(value)


def _names(value: Any) -> tuple[str, ...]:
    """A list of options' names; kramdown takes no text for it."""
    return _words(list(_listed(value)))


def _empty(value: Any) -> str:
    if to_s(value):
        raise ValueError
    return ""


def _off(value: Any) -> bool:
    if _truth(value):
        raise ValueError
    return False


def _mapping(value: Any) -> dict[Any, Any]:
    """A mapping, or YAML that is one."""
    if isinstance(value, str):
        value = _yaml(value)
    if not isinstance(value, Mapping):
        raise ValueError
    return dict(value)


def _yaml(text: str) -> object:
    """What a text of YAML says; the plain types alone are taken."""
    from jekyll_tools.psych import parse
    from jekyll_tools.text import Text

    loaded = parse(Text.written("", text))
    if loaded.problems or not _plain(loaded.value):
        raise ValueError
    return loaded.value


def _plain(value: object) -> bool:
    """Whether there are no dates in a value."""
    if isinstance(value, Mapping):
        return all(_plain(item) for item in value.values())
    if isinstance(value, list):
        return all(map(_plain, value))
    return value is None or isinstance(value, str | int | float)


def _by_name(value: Any) -> dict[str, Any]:
    return {to_s(key): item for key, item in _mapping(value).items()}


def _texts(value: Any) -> dict[str, str]:
    return {key: to_s(item) for key, item in _by_name(value).items()}


def _links(value: Any) -> dict[str, tuple[str, str | None]]:
    return {key: _link(item) for key, item in _by_name(value).items()}


def _link(value: Any) -> tuple[str, str | None]:
    parts = list(_listed(value))
    if len(parts) not in (1, 2):
        raise ValueError
    return to_s(parts[0]), to_s(parts[1]) if len(parts) == 2 and true(parts[1]) else None


INPUT = Kind("kramdown or GFM", _input)
BOOLEAN = options.BOOLEAN._replace(heal=_truth)
INTEGER = Kind("a whole number", integer)
STRING = options.STRING._replace(heal=to_s)
LEVELS = Kind("levels from 1 to 6, such as 1..6 or 2,3", _levels)
QUOTES = Kind("four names or code points of characters", _quotes)
SIX = Kind("six words", _six)
NAMES = Kind("a list of options' names", _names)
EMPTY = Kind("no text but the empty one", _empty)
OFF = Kind("false alone", _off, lambda _value: False)
MAPPING = Kind("a mapping, or YAML of one", _by_name)
TEXTS = Kind("a mapping of texts, or YAML of one", _texts)
LINKS = Kind("a mapping of label to [url] or [url, title], or YAML of one", _links)
