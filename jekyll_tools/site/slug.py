"""Slugs and escapes of URLs, as Jekyll makes them."""

from __future__ import annotations

import re
import unicodedata

from jekyll_tools.regex import regex

_PRETTY = frozenset("._~!$&'()+,;=@")
_PLAIN = regex(r"[A-Za-z0-9/!$&'()*+,;=:@?._~\n-]*")
_KEPT = frozenset(octet for octet in range(128) if _PLAIN.fullmatch(chr(octet)))
_BLANKS = regex(r"\s+", re.ASCII)
_NOT_ASCII = regex(r"[^A-Za-z0-9]+")
_HYPHENS = regex(r"-{2,}")


def slug(text: str, *, pretty: bool = False, cased: bool = False) -> str:
    """Letters, digits and marks of any script, everything else a single hyphen; none at the ends.

    `pretty` keeps `._~!$&'()+,;=@` too.

    >>> slug("Über  C++: a_b"), slug("Über  C++: a_b", pretty=True, cased=True)
    ('über-c-a-b', 'Über-C++-a_b')
    """
    kept = "".join(c if _is_kept(c, pretty) else "-" for c in text)
    made = _HYPHENS.sub("-", kept).strip("-")
    return made if cased else made.lower()


def _is_kept(character: str, pretty: bool) -> bool:
    if character in _PRETTY:
        return pretty
    if character.isascii():
        return character.isalnum()
    return unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Nd"


def slugify(text: str, mode: str, marks: bool = True) -> str:
    """The filter `slugify`: its modes are `raw`, `default`, `pretty`, `ascii` and `latin`; any other only makes letters
    small. Without `marks`, marks of letters become hyphens too, as in Jekyll 3.

    >>> slugify("a  B_c", "raw"), slugify("a  B_c", "default"), slugify("é A", "ascii"), slugify("é A", "none")
    ('a-b_c', 'a-b-c', 'a', 'é a')
    """
    if mode == "raw":
        made = _BLANKS.sub("-", text).strip("-")
    elif mode == "ascii":
        made = _NOT_ASCII.sub("-", text).strip("-")
    elif mode == "latin":
        from jekyll_tools.site.latin import latin

        return slug(latin(text))
    elif mode in ("default", "pretty"):
        return slug(text, pretty=mode == "pretty") if marks else _unmarked(text, mode == "pretty")
    else:
        made = text
    return made.lower()


def _unmarked(text: str, pretty: bool) -> str:
    kept = "".join(
        c if (_is_kept(c, pretty) and unicodedata.category(c)[0] != "M") or unicodedata.category(c) == "Nl" else "-"
        for c in text
    )
    return _HYPHENS.sub("-", kept).strip("-").lower()


def escaped(text: str) -> str:
    """A placeholder's value as it stands in a URL.

    >>> escaped("a b#c/%?é")
    'a%20b%23c/%25?%C3%A9'
    """
    if _PLAIN.fullmatch(text):
        return text
    octets = text.encode("utf-8", "surrogateescape")
    return "".join(chr(octet) if octet in _KEPT else f"%{octet:02X}" for octet in octets)
