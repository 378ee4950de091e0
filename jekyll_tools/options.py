"""Declared options: a name, a type, a default and a line of documentation, checked in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple


class OptionError(ValueError):
    """An option that does not exist, or a value of the wrong type; it says which."""


class Kind(NamedTuple):
    """A type of option: its name, and how a value becomes one (ValueError or TypeError if it cannot)."""

    name: str
    read: Callable[[Any], Any]


class Option(NamedTuple):
    """A declared option."""

    name: str
    kind: Kind
    default: Any
    doc: str


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    raise ValueError


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, float):
        raise ValueError
    return int(value)


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueError


def _mapping(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise ValueError


BOOLEAN = Kind("true or false", _boolean)
INTEGER = Kind("a whole number", _integer)
STRING = Kind("text", _string)
MAPPING = Kind("a mapping", _mapping)


def choice(*names: str) -> Kind:
    """One of some words.

    >>> choice("a", "b").read(":a")
    'a'
    """

    def read(value: Any) -> str:
        word = str(value).lstrip(":")
        if word not in names:
            raise ValueError
        return word

    return Kind("one of " + ", ".join(names), read)


def optional(kind: Kind) -> Kind:
    """That kind, or nothing."""
    return Kind(kind.name + " or nothing", lambda value: None if value is None else kind.read(value))


def strings() -> Kind:
    """A list of words, or one text with commas between them."""

    def read(value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        if isinstance(value, Iterable) and not isinstance(value, Mapping):
            return tuple(_string(item) for item in value)
        raise ValueError

    return Kind("a list of words", read)


def table(options: Iterable[Option]) -> dict[str, Option]:
    """Options by name; raises ValueError where two share one."""
    found: dict[str, Option] = {}
    for option in options:
        if option.name in found:
            raise ValueError(f"option {option.name} is declared twice")
        found[option.name] = option
    return found


def read(declared: Mapping[str, Option], given: Mapping[str, Any], where: str = "option") -> dict[str, Any]:
    """All declared options with the given values read, else their defaults. Raises OptionError."""
    values = {name: option.default for name, option in declared.items()}
    for name, value in given.items():
        if name not in declared:
            raise OptionError(_unknown(str(name), declared, where))
        values[name] = _value(declared[name], value, where)
    return values


def _unknown(name: str, declared: Mapping[str, Option], where: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, declared, 1)
    return f"unknown {where} {name!r}" + (f"; did you mean {near[0]}?" if near else "")


def _value(option: Option, given: Any, where: str) -> Any:
    try:
        return option.kind.read(given)
    except (TypeError, ValueError):
        raise OptionError(f"{where} {option.name} takes {option.kind.name}, not {given!r}") from None
