"""Texts made safe for the formats of hosts: each keeps one small alphabet and spells out all else, or is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jekyll_tools.regex import regex

_ACTING = regex(r"[^0-9A-Za-z/_\-\u0080-\U0010ffff]")


def pattern(text: str) -> str:
    r"""A regular expression (PCRE, RE2) for this very text: marks by their number, so that none acts in any quotes.

    >>> print(pattern("/a.b(c) é$"))
    /a\x2eb\x28c\x29\x20é\x24
    """
    return _ACTING.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def whole(text: str) -> str:
    r"""A pattern for this text and nothing before or behind it (`$` would let a line's end pass).

    >>> print(whole("/a"))
    ^/a\z
    """
    return f"^{text}\\z"


def json_lines(rows: Iterable[Mapping[str, object]], opening: str, closing: str) -> str:
    """JSON of a list, a row a line, between the text that opens it and the one that closes it."""
    import json

    lines = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows)
    return f"{opening}[\n{lines}\n  ]{closing}\n" if lines else f"{opening}[]{closing}\n"


def takes_all(_entry: object) -> str:
    """The refusal of a format that can say everything: there is none."""
    return ""


def header(mark: str = "#") -> str:
    """The comment at the top of a file. No time: the same redirects are the same bytes."""
    from jekyll_tools import __version__

    return f"{mark} Made by jekyll-tools {__version__}; changes here are lost.\n"
