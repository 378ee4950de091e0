"""JSON as Ruby's generator writes it."""

from __future__ import annotations

import math

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.ruby.numbers import float_to_s
from jekyll_tools.ruby.show import to_s


class JSONError(ValueError):
    """A value that JSON has no form for; the message is Ruby's."""


def generate(value: object, depth: int = 0) -> str:
    """A value as JSON, without blanks; what JSON does not know is written as its text. Raises JSONError.

    >>> generate({"a": [1, 2.0, None], 1: "é\\n/"})
    '{"a":[1,2.0,null],"1":"é\\\\n/"}'
    """
    if isinstance(value, str):
        return _quoted(value)
    if depth > RUBY_NESTING:
        raise JSONError(f"nesting of {depth} is too deep")
    if isinstance(value, list):
        return "[" + ",".join([generate(item, depth + 1) for item in value]) + "]"
    if isinstance(value, dict):
        pairs = [f"{_quoted(to_s(key))}:{generate(item, depth + 1)}" for key, item in value.items()]
        return "{" + ",".join(pairs) + "}"
    return _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, float):
        if not math.isfinite(value):
            raise JSONError(f"{float_to_s(value)} not allowed in JSON")
        return float_to_s(value)
    return to_s(value) if isinstance(value, int) else _quoted(to_s(value))


def _quoted(text: str) -> str:
    from json.encoder import encode_basestring  # Python's escapes are Ruby's

    return encode_basestring(text)
