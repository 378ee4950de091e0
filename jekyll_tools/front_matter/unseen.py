"""Characters that no editor shows, though Jekyll and YAML see them."""

from __future__ import annotations

from itertools import chain

from jekyll_tools.front_matter.split import SPACE

# Controls, marks of direction, joiners, byte order marks, and spaces other than the ordinary one.
_RANGES = (
    *((0x00, 0x09), (0x0E, 0x20), (0x7F, 0xA1), (0xAD, 0xAE), (0x61C, 0x61D), (0x1680, 0x1681), (0x180E, 0x180F)),
    *((0x2000, 0x2010), (0x2028, 0x2030), (0x205F, 0x2070), (0x3000, 0x3001), (0xFEFF, 0xFF00)),
)
UNSEEN = "".join(map(chr, chain.from_iterable(range(*ends) for ends in _RANGES)))
BLANK = SPACE + "\n" + UNSEEN


def named(character: str) -> str:
    """A character that is not shown, by its number and its name.

    >>> named("\\u200b"), named("\\x01")
    ('the character U+200B (zero width space)', 'the character U+0001 (a control character)')
    """
    import unicodedata  # takes longer to import than a page to check, and few pages have one

    name = unicodedata.name(character, "a control character").lower()
    return f"the character U+{ord(character):04X} ({name})"
