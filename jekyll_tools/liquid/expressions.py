"""What a template's expressions mean: literals, ranges, and variables with their keys."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from jekyll_tools.limits import NESTING
from jekyll_tools.liquid.access import COMMANDS, fetch, has
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError, no_method
from jekyll_tools.liquid.numbers import whole
from jekyll_tools.regex import regex
from jekyll_tools.ruby.numbers import TooBig, to_f, to_i
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_INTEGER = regex(r"-?\d+", re.ASCII)
_FLOAT = regex(r"-?\d[\d.]+", re.ASCII)
_RANGE = regex(r"\(\s*(\S+?)\s*\.\.\s*(\S+)\s*\)")
_PARTS = regex(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)


class Empty(Drop):
    """The words `empty` and `blank` where they are no side of a condition: no text, but printed like an empty one."""

    __slots__ = ()
    RUBY_CLASS = "Liquid::Expression::MethodLiteral"

    def to_s(self) -> str:
        """Nothing."""
        return ""

    def as_json(self, depth: int = 0) -> object:
        """The same."""
        del depth
        return ""


_LITERALS: dict[str, object] = {
    "": None, "nil": None, "null": None, "true": True, "false": False, "blank": Empty(), "empty": Empty(),
}  # fmt: skip


class Expression(Protocol):
    """What has a value in a context."""

    def evaluate(self, context: Context) -> object:
        """The value."""


class Literal:
    """A value that stands in the template itself."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def evaluate(self, context: Context) -> object:
        """The value, whatever the context."""
        del context
        return self.value


class Range:
    """`(first..last)`, both included."""

    __slots__ = ("first", "last")

    def __init__(self, first: Expression, last: Expression) -> None:
        self.first = first
        self.last = last

    def evaluate(self, context: Context) -> range:
        """The range, not yet its items."""
        first = _bound(self.first.evaluate(context))
        last = _bound(self.last.evaluate(context))
        return range(first, last + 1)


class Lookup:
    """A variable, and the keys that lead on from it."""

    __slots__ = ("keys", "name")

    def __init__(self, name: str | Expression, keys: tuple[str | Expression, ...]) -> None:
        self.name = name
        self.keys = keys

    def evaluate(self, context: Context) -> object:
        """The value; None as soon as a key is not known."""
        if context.strict_variables:
            return self._sure(context)
        name = self.name
        value = context.get(name if isinstance(name, str) else name.evaluate(context))
        for key in self.keys:
            if not isinstance(key, str):
                value = fetch(value, key.evaluate(context))
            elif value.__class__ is dict and key not in COMMANDS:
                value = value.get(key)
            else:
                value = _named(value, key)
            if value is None:
                return None
        return value

    def _sure(self, context: Context) -> object:
        """The same, where the site wants to be told of what nobody knows. Raises LiquidError."""
        name = self.name if isinstance(self.name, str) else self.name.evaluate(context)
        if not context.has(name):
            raise _undefined(name)
        value = context.get(name)
        for key in self.keys:
            wanted = key if isinstance(key, str) else key.evaluate(context)
            found = _named(value, key) if isinstance(key, str) else fetch(value, wanted)
            if found is None and not has(value, wanted):
                raise _undefined(wanted, value.PART if isinstance(value, Drop) else "variable")
            value = found
        return value


def _undefined(name: object, kind: str = "variable") -> LiquidError:
    return LiquidError("undefined", f"undefined {kind} {to_s(name)}")


def _bound(value: object) -> int:
    if value is None:
        return 0
    return to_i(value) if isinstance(value, str) else whole(value)


def _named(value: object, key: str) -> object:
    """The value of a key that is written out; `size`, `first` and `last` are known to what has no such key."""
    found = fetch(value, key)
    if found is not None or key not in COMMANDS or (isinstance(value, dict) and key in value):
        return found
    return COMMANDS[key](value)


@lru_cache(maxsize=4096)
def parse(markup: str) -> Expression:
    """An expression of a text. Never refuses one: what is none is a variable that nobody has."""
    return _parse(markup, 0)


def _parse(markup: str, depth: int) -> Expression:
    markup = markup.strip()
    if markup in _LITERALS:
        return Literal(_LITERALS[markup])
    if depth > NESTING:
        raise LiquidError("limit", "nesting")
    if markup[0] == markup[-1] and markup[0] in "'\"" and len(markup) > 1:
        return Literal(markup[1:-1])
    if markup[0] in "-0123456789":
        number = _number(markup)
        if number is not None:
            return Literal(number)
    if markup[0] == "(" and markup[-1] == ")":
        match = _RANGE.fullmatch(markup)
        if match:
            return Range(_literal_bound(_parse(match[1], depth + 1)), _literal_bound(_parse(match[2], depth + 1)))
    return _lookup(markup, depth)


def _literal_bound(expression: Expression) -> Expression:
    """A fraction that stands in the template is cut; one that a variable has is an error."""
    if isinstance(expression, Literal) and isinstance(expression.value, float):
        return Literal(int(expression.value))
    if isinstance(expression, Literal) and isinstance(expression.value, bool):
        raise no_method("to_i", expression.value)
    return expression


def _number(markup: str) -> int | float | None:
    try:
        if _INTEGER.fullmatch(markup):
            return to_i(markup)
        return to_f(markup) if _FLOAT.fullmatch(markup) else None
    except TooBig:
        raise LiquidError("limit", "ruby-digits") from None


def _lookup(markup: str, depth: int) -> Expression:
    parts: list[str] = _PARTS.findall(markup)
    if not parts:
        return Literal(None)
    made = [_parse(part[1:-1], depth + 1) if part[0] == "[" else part for part in parts]
    return Lookup(made[0], tuple(made[1:]))
