"""Characters that are typed in ASCII, or as entities, and how each is written in the result."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jekyll_tools.kramdown.html import escape_keeping_entities
from jekyll_tools.limits import ENTITY_DIGITS

# The names that kramdown looks up: those of HTML 4, two of its own, and some that it takes for their opposites.
_OWN = {"apos": 0x27, "vellip": 0x22EE, "lang": 0x232A, "rang": 0x2329, "lceil": 0x2309, "rceil": 0x2308}
_OWN_NAMES = {code: name for name, code in _OWN.items()}
# Those of nearly every page, for which the table of all need not be imported (3 ms).
_USUAL = {"lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "ndash": 0x2013, "mdash": 0x2014}
_USUAL |= {"hellip": 0x2026, "laquo": 0xAB, "raquo": 0xBB, "nbsp": 0xA0, "amp": 0x26, "lt": 0x3C, "gt": 0x3E}
_USUAL_NAMES = {code: name for name, code in _USUAL.items()}
_MARKUP = frozenset(map(ord, '&<>"'))  # always written by their names
_QUOTES = {("'", "left"): 0, ("'", "right"): 1, ('"', "left"): 2, ('"', "right"): 3}
_SYMBOLS = {
    "mdash": ("mdash",),
    "ndash": ("ndash",),
    "hellip": ("hellip",),
    "laquo_space": ("laquo", "nbsp"),
    "raquo_space": ("nbsp", "raquo"),
    "laquo": ("laquo",),
    "raquo": ("raquo",),
}


def character(name: str | None, decimal: str | None, hexadecimal: str | None) -> int | None:
    """The code point of an entity; None where there is no such one."""
    if name in _USUAL:
        return _USUAL[name]
    if name is not None:
        return _OWN.get(name) or _all_names().get(name)
    digits = decimal if decimal is not None else hexadecimal or "0"
    code = int(digits.lstrip("0")[:ENTITY_DIGITS] or "0", 10 if decimal is not None else 16)
    return _windows(code) if 0x80 <= code < 0xA0 else code


@cache
def _all_names() -> dict[str, int]:
    from html.entities import name2codepoint

    return name2codepoint


def _windows(code: int) -> int:
    """What stands there in Windows' Latin alphabet, as browsers have it."""
    return ord(bytes([code]).decode("cp1252", "ignore") or chr(code))


def entity(code: int, output: str, written: str) -> str:
    """An entity as the option `entity_output` has it."""
    if output == "as_input":
        return written
    if output == "as_char":
        char = chr(code) if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else None
        return written if char is None or char in "&<>" else char
    return f"&#{code};" if output == "numeric" and code not in _MARKUP else _symbolic(code)


def _symbolic(code: int) -> str:
    if code in _USUAL_NAMES:
        return f"&{_USUAL_NAMES[code]};"
    from html.entities import codepoint2name

    name = _OWN_NAMES.get(code) or codepoint2name.get(code)
    return f"&{name};" if name else f"&#{code};"


def named(name: str | int, options: Mapping[str, Any]) -> str:
    """A character by its entity's name, or by its code point, as the option `entity_output` has it."""
    return _named(name, options["entity_output"])


@lru_cache(maxsize=64)
def _named(name: str | int, output: str) -> str:
    code = name if isinstance(name, int) else character(name, None, None)
    assert code is not None
    return entity(code, "numeric" if output == "as_input" else output, _symbolic(code))


def quote(typed: str, side: str, options: Mapping[str, Any]) -> str:
    return named(options["smart_quotes"][_QUOTES[typed, side]], options)


def symbol(name: str, options: Mapping[str, Any]) -> str:
    """A dash, an ellipsis or a guillemet, as the site wants it written."""
    wanted = options["typographic_symbols"].get(name)
    if wanted is not None:
        return escape_keeping_entities(wanted)
    return "".join([named(part, options) for part in _SYMBOLS[name]])
