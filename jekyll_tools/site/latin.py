"""Latin letters without their marks, as the Ruby library I18n writes them; any other character becomes `?`."""

from __future__ import annotations

import unicodedata

_WRITTEN_OUT = {
    "Æ": "AE", "Ð": "D", "×": "x", "Ø": "O", "Þ": "Th", "ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "Đ": "D",
    "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l", "Ł": "L", "ł": "l",
    "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip


def latin(text: str) -> str:
    """Only the letters up to U+017E are known.

    >>> latin("Straße, Œuvre, Łódź, 你")
    'Strasse, OEuvre, Lodz, ?'
    """
    return text if text.isascii() else "".join(c if c.isascii() else _plain(c) for c in text)


def _plain(character: str) -> str:
    if character in _WRITTEN_OUT:
        return _WRITTEN_OUT[character]
    letter = unicodedata.normalize("NFD", character)[0] if "\u00c0" <= character <= "\u017e" else "?"
    return letter if letter.isascii() else "?"
