"""Declared options: a name, a type, a default and a line of documentation, checked in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jekyll_tools.records import NamedTuple


class OptionError(ValueError):
    """An option that does not exist, or a value of the wrong type; it says which."""


class Kind(NamedTuple):
    """A type of option: its name, and how a value becomes one (ValueError or TypeError if it cannot).

    `heal` is for what a site or a page says, which nobody can be told to say again: it takes more than `read`.
    """

    name: str
    read: Callable[[Any], Any]
    heal: Callable[[Any], Any] | None = None


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


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueError


def _words(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(_string(word) for word in listed)


BOOLEAN = Kind("true or false", _boolean)
STRING = Kind("text", _string)
WORDS = Kind("a word or a list of words", _words)


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
        if value is not values[name]:
            values[name] = _value(declared[name], value, where)
    return values


def heal(option: Option, given: Any, where: str = "option") -> Any:
    """A value as the program that the option is of reads it, odd ones too. Raises OptionError."""
    try:
        return _value(option, given, where)
    except OptionError:
        if option.kind.heal is None:
            raise
    try:
        return option.kind.heal(given)
    except (TypeError, ValueError):
        raise OptionError(_refusal(option, given, where)) from None


def _unknown(name: str, declared: Mapping[str, Option], where: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, declared, 1)
    return f"unknown {where} {name!r}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(declared)}")


def _value(option: Option, given: Any, where: str) -> Any:
    try:
        return option.kind.read(given)
    except (TypeError, ValueError):
        raise OptionError(_refusal(option, given, where)) from None


def _refusal(option: Option, given: Any, where: str) -> str:
    return f"{where} {option.name} takes {option.kind.name}, not {given!r:.100}"
