"""Character references in attribute values, as HTML resolves them."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

_REFERENCE = regex(
    r"&(?:#(?:[xX](?P<hex>[0-9A-Fa-f]+)|(?P<decimal>[0-9]+));?"
    # Without a semicolon a name counts only where it is not part of a query (`?a=1&copy=2`).
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,32}(?![A-Za-z0-9]))(?P<end>;|(?!=)))"
)


def resolve(value: str) -> str:
    """An attribute's value with its character references resolved, as HTML has them.

    >>> resolve("?a=1&copy=2&amp;b=&#x4e00;&eacute")
    '?a=1&copy=2&b=一é'
    """
    return _REFERENCE.sub(_resolved, value) if "&" in value else value


def _resolved(match: re.Match[str]) -> str:
    if match[0] == "&amp;":
        return "&"
    if match["name"]:
        from html.entities import html5

        return html5.get(match["name"] + match["end"], match[0])
    digits = (match["hex"] or match["decimal"]).lstrip("0")
    code = int(digits or "0", 16 if match["hex"] else 10) if len(digits) < 8 else 0
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return (0x80 <= code < 0xA0 and bytes([code]).decode("cp1252", "ignore")) or chr(code)
