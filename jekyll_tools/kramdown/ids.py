"""The id that a header gets from its text."""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE_LETTER = re.compile(r"\A[^a-zA-Z]+")
_DROPPED = re.compile(r"[^a-zA-Z0-9 -]")
_GFM_DROPPED = re.compile(r"[^a-zA-Z0-9_ \t-]")
# Letters with "Other_Alphabetic" among the symbols: circled and squared capitals.
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def basic(text: str) -> str:
    """Kramdown's own id: from the first ASCII letter on, nothing but letters, digits, spaces and dashes, or "".

    >>> basic("2. Über *uns*")
    'ber-uns'
    """
    return _DROPPED.sub("", _BEFORE_LETTER.sub("", text)).replace(" ", "-").lower()


def github(text: str) -> str:
    """GitHub's id: every letter, mark and digit of any script, spaces and dashes; "" where nothing is left.

    >>> github("2. Über uns")
    '2-über-uns'
    """
    kept = _GFM_DROPPED.sub("", text) if text.isascii() else "".join(filter(_is_word, text))
    return kept.lower().replace(" ", "-").replace("\t", "-")


@lru_cache(maxsize=4096)
def _is_word(character: str) -> bool:
    if character.isascii():
        return _GFM_DROPPED.match(character) is None
    from unicodedata import category

    if category(character) in _WORD:
        return True
    return any(first <= ord(character) <= last for first, last in _CIRCLED)


_WORD = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))


class Ids:
    """The ids given so far: a second header of the same text gets `-1`, a third `-2`."""

    __slots__ = ("_otherwise", "_used", "prefix", "read")

    def __init__(self, gfm: bool, prefix: str) -> None:
        self.prefix = prefix
        self.read = github if gfm else basic
        self._otherwise = "" if gfm else "section"
        self._used: dict[str, int] = {}

    def of(self, text: str) -> str:
        name = self.read(text) or self._otherwise
        if name in self._used:
            self._used[name] += 1
            name = f"{name}-{self._used[name]}"
        else:
            self._used[name] = 0
        return self.prefix + name
