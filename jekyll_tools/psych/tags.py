"""Tags: what they make of a scalar, and which of them are dropped."""

from __future__ import annotations

from jekyll_tools.psych.scalars import is_symbol, number, scalar

_CORE = "tag:yaml.org,2002:"
_TEXT = frozenset((_CORE + "str", "!str", "!ruby/sym", "!ruby/symbol", "!ruby/string"))
_FLOAT = frozenset((_CORE + "float", "!float"))
_BINARY = frozenset((_CORE + "binary", "!binary"))
_HARMLESS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp", "binary"))
_HARMLESS_COLLECTIONS = frozenset(_CORE + name for name in ("map", "seq"))


def value(text: str, tag: str | None, is_text: bool) -> tuple[object, str]:
    """A scalar's value, and the tag that was dropped ("" for none; ":" for a symbol).

    `is_text`: quoted or a block, without a tag. Any tag makes a quoted scalar plain, as in Psych.
    """
    if is_text:
        return text, ""
    if tag is None:
        return scalar(text), ":" if is_symbol(text) else ""
    return _tagged(text, tag), dropped_of_scalar(tag)


def dropped_of_scalar(tag: str | None) -> str:
    """The tag of a scalar where it is dropped, else ""."""
    return "" if tag is None or tag in _HARMLESS else tag


def is_binary(tag: str | None) -> bool:
    """A tag that says that the text is written in Base64."""
    return tag in _BINARY


def dropped(tag: str | None) -> str:
    """The tag of a collection where it is dropped, else ""."""
    return "" if tag is None or tag in _HARMLESS_COLLECTIONS else tag


def _tagged(text: str, tag: str) -> object:
    if tag in _TEXT:
        return text
    if tag in _FLOAT:
        return number(text)
    return _decoded(text) if tag in _BINARY else scalar(text)


def _decoded(text: str) -> str:
    from base64 import b64decode

    try:
        return b64decode(text).decode("utf-8", "replace")
    except ValueError:  # `binascii.Error` is one
        return ""
