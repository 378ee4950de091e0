"""Lines of Chinese and Japanese, which have no spaces between words: joined where both sides are of these scripts."""

from __future__ import annotations

from jekyll_tools.regex import regex

# The scripts Han, Hiragana and Katakana of Unicode 13, which Ruby 3.1 has (recorded, character by character).
_RANGES = """
2E80-2E99 2E9B-2EF3 2F00-2FD5 3005 3007 3021-3029 3038-303B 3041-3096 309D-309F 30A1-30FA 30FD-30FF 31F0-31FF 32D0-32FE
3300-3357 3400-4DBF 4E00-9FFC F900-FA6D FA70-FAD9 FF66-FF6F FF71-FF9D 16FF0-16FF1 1B000-1B11E 1B150-1B152 1B164-1B167
1F200 20000-2A6DD 2A700-2B734 2B740-2B81D 2B820-2CEA1 2CEB0-2EBE0 2F800-2FA1D 30000-3134A
"""
_CLASS = "[" + "".join("-".join(chr(int(end, 16)) for end in part.split("-")) for part in _RANGES.split()) + "]"
_LINE_END = regex(rf"(?<={_CLASS})\n(?={_CLASS})")


def joined(text: str) -> str:
    """The text without the line ends between two characters of these scripts.

    >>> joined("二\\n三\\n3")
    '二三\\n3'
    """
    return _LINE_END.sub("", text) if "\n" in text else text
