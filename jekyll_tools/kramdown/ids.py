"""The id that a header gets from its text."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.letters import is_word
from jekyll_tools.regex import regex

_BEFORE_LETTER = regex(r"^[^a-zA-Z]+", re.M)  # of each line: HTML that means a header may have several
_DROPPED = regex(r"[^a-zA-Z0-9 -]")
_GFM_DROPPED = regex(r"[^a-zA-Z0-9_ \t-]")


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
    kept = _GFM_DROPPED.sub("", text) if text.isascii() else "".join(filter(_is_kept, text))
    return kept.lower().replace(" ", "-").replace("\t", "-")


def _is_kept(character: str) -> bool:
    return _GFM_DROPPED.match(character) is None if character.isascii() else is_word(character)


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
