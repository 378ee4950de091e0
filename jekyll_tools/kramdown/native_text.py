"""The text of HTML, as kramdown's own elements hold it: entities resolved, white space as a reader sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.typography import character, entity, quote, symbol

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context

_ENTITY = re.compile(r"&(?:([A-Za-z_:][\w:.-]*)|#([0-9]+)|#x([0-9A-Fa-f]+));", re.A)
_SPACE = re.compile(r"[ \t\n\v\f\r]+")
_SYMBOLS = frozenset(("mdash", "ndash", "hellip", "laquo", "raquo"))
_QUOTES = {"lsquo": ("'", "left"), "rsquo": ("'", "right"), "ldquo": ('"', "left"), "rdquo": ('"', "right")}


def spaced(html: str) -> str:
    """White space counts once."""
    return _SPACE.sub(" ", html)


def decoded(html: str) -> str:
    """Escaped text as it was meant; an entity that kramdown does not know stays."""

    def char(found: re.Match[str]) -> str:
        code = character(found[1], found[2], found[3])
        return found[0] if code is None or code > 0x10FFFF else chr(code)

    return _ENTITY.sub(char, html)


def named(html: str, context: Context) -> str:
    """Escaped text with its entities as the options have them written."""

    def written(found: re.Match[str]) -> str:
        if found[1] in _SYMBOLS:
            return symbol(found[1], context.written)
        if found[1] in _QUOTES:
            return quote(*_QUOTES[found[1]], context.written)
        code = character(found[1], found[2], found[3])
        return f"&amp;{found[0][1:]}" if code is None else entity(code, context.written["entity_output"], found[0])

    return _ENTITY.sub(written, html) if "&" in html else html
