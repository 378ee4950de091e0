"""The text of HTML, as kramdown's own elements hold it: entities resolved, white space as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.typography import character, entity, quote, symbol

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context

ENTITY = re.compile(r"&(?:([\w:][\w:.-]*)|#([0-9]+)|#x([0-9A-Fa-f]+));", re.A)
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

    return ENTITY.sub(char, html)


def pieces(written: str, symbols: re.Pattern[str], was_html: bool = False) -> list[str]:
    """What is left of a text between symbols, among which are entities, if kramdown knows them; in what `was_html` the
    `&` of others is one, too. Tags stay, and so does what is escaped.
    """

    def mark(found: re.Match[str]) -> str:
        if found[0].startswith("\\") or (found[0].startswith("<") and not found[0].startswith("<<")):
            return found[0]
        is_unknown = found[0][0] == "&" and character(found[1], found[2], found[3]) is None
        return "\0" + found[0][1:] if is_unknown and was_html else found[0] if is_unknown else "\0"

    return [piece for piece in symbols.sub(mark, written).split("\0") if piece]


def named(html: str, context: Context) -> str:
    """Escaped text with its entities as the options have them written."""

    def written(found: re.Match[str]) -> str:
        if found[1] in _SYMBOLS:
            return symbol(found[1], context.written)
        if found[1] in _QUOTES:
            return quote(*_QUOTES[found[1]], context.written)
        code = character(found[1], found[2], found[3])
        return f"&amp;{found[0][1:]}" if code is None else entity(code, context.written["entity_output"], found[0])

    return ENTITY.sub(written, html) if "&" in html else html


def named_apart(html: str, apart: Collection[str], context: Context) -> str:
    r"""The same for what is typed as text (`&\#5;`), of which `apart` are the digits: kramdown reads it once more."""
    return (
        ENTITY.sub(lambda found: named(found[0], context) if found[0][2:] in apart else found[0], html)
        if apart
        else html
    )
