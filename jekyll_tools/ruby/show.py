"""What Ruby's `to_s`, `inspect` and `join` print."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from unicodedata import category

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.ruby.numbers import bounded, float_to_s
from jekyll_tools.ruby.times import time_to_s

_UNPRINTED = frozenset(("Cc", "Cn", "Cs", "Zl", "Zp"))
_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\v": "\\v", "\b": "\\b",
    "\a": "\\a", "\x1b": "\\e",
}  # fmt: skip


def to_s(value: object) -> str:
    """A value as a text. Raises TooBig for a number beyond `RUBY_DIGITS`.

    >>> to_s(None), to_s(True), to_s(1.0), to_s([1, [None, "a"]]), to_s({"a": None}), to_s(range(1, 4))
    ('', 'true', '1.0', '[1, [nil, "a"]]', '{"a"=>nil}', '1..3')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool | int | float | date | range):
        return _plain(value)
    if isinstance(value, list | dict):
        return inspect(value)
    shown: str = value.to_s() if hasattr(value, "to_s") else type(value).__name__
    return shown


def _plain(value: bool | int | float | date | range) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(bounded(value))
    if isinstance(value, float):
        return float_to_s(value)
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    return time_to_s(value) if isinstance(value, datetime) else value.isoformat()


def inspect(value: object, depth: int = 0) -> str:
    """A value as Ruby's programmers see it.

    >>> inspect({"a": [1.5, "é\\n", None], 1: {}})
    '{"a"=>[1.5, "é\\\\n", nil], 1=>{}}'
    """
    if value is None:
        return "nil"
    if isinstance(value, str):
        return quoted(value)
    if depth > RUBY_NESTING:
        return "..."
    if isinstance(value, list):
        return "[" + ", ".join(inspect(item, depth + 1) for item in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{inspect(key, depth + 1)}=>{inspect(item, depth + 1)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"#<Date: {value.isoformat()}>"
    if hasattr(value, "inspect"):
        shown: str = value.inspect()
        return shown
    return to_s(value)


def quoted(text: str) -> str:
    r"""A text between double quotes, as Ruby escapes it.

    >>> quoted('a"b#{c} #d')
    '"a\\"b\\#{c} #d"'
    """
    if text.isprintable():  # a loop over characters would take a minute for a text that doubles with every `inspect`
        shown = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + shown.replace("#{", "\\#{").replace("#$", "\\#$").replace("#@", "\\#@") + '"'
    made = []
    for at, character in enumerate(text):
        if character == "#" and text[at + 1 : at + 2] in ("{", "$", "@") and at + 1 < len(text):
            made.append("\\#")
        else:
            made.append(_ESCAPES.get(character) or _shown(character))
    return '"' + "".join(made) + '"'


def _shown(character: str) -> str:
    if category(character) not in _UNPRINTED or character == "\x85":
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\u{{{code:X}}}"


def flat(values: Iterable[object], depth: int = 0) -> list[object]:
    """The values of a list, and of the lists in it, one after the other."""
    made: list[object] = []
    for value in values:
        if isinstance(value, list) and depth < RUBY_NESTING:
            made += flat(value, depth + 1)
        else:
            made.append(value)
    return made


def join(values: list[object], glue: str = "") -> str:
    """`Array#join`: lists within are joined too, nil is nothing.

    >>> join([1, None, ["a", [True]]], "-")
    '1--a-true'
    """
    return glue.join([value if isinstance(value, str) else to_s(value) for value in flat(values)])
