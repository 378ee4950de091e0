"""Letters and words as Ruby's expressions have them, where Python's `str` and `re` have another idea.

Ruby counts vowel signs (of Hindi, Thai, ...) and circled capitals as letters, and numbers such as ① as no part of a
word. For ASCII the two agree; callers ask here only about other characters.
"""

from __future__ import annotations

from functools import lru_cache

# Letters with "Other_Alphabetic" among the symbols: circled and squared capitals.
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
_WORD = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
OF_WORD = "\ue000"
_LATIN_NUMBERS = "²³¹¼½¾"  # words to `\\b`, though not to `\\p{Word}`


@lru_cache(maxsize=4096)
def is_word(character: str) -> bool:
    r"""`\p{Word}`: letters, marks, digits and connectors."""
    from unicodedata import category

    return category(character) in _WORD or _is_circled(character)


def is_letter(character: str) -> bool:
    """`[[:alpha:]]`; "" is none."""
    return character.isalpha() if character.isascii() else _is_letter(character)


def is_alphanumeric(character: str) -> bool:
    """`[[:alnum:]]`; "" is none."""
    return character.isalnum() if character.isascii() else _is_letter(character) or character.isdecimal()


def told_apart(text: str) -> str:
    r"""The text with `OF_WORD` for what `\b` takes for a part of a word beyond ASCII, and a blank for the rest."""
    return "".join([character if character.isascii() else _kind(character) for character in text])


@lru_cache(maxsize=4096)
def _is_letter(character: str) -> bool:
    from unicodedata import category

    return character.isalpha() or category(character) == "Nl" or _is_sign(character)


def _is_sign(character: str) -> bool:
    import re

    from jekyll_tools.kramdown.highlight.letters import SIGNS

    return _is_circled(character) or re.match(f"[{SIGNS}]", character) is not None


def _is_circled(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _CIRCLED)


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    return OF_WORD if is_word(character) or character in _LATIN_NUMBERS else "\xa0"
