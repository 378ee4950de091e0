"""Percent-escapes."""

from __future__ import annotations

from jekyll_tools.regex import regex

_PERCENT = regex(rb"%([0-9A-Fa-f]{2})")


def decoded(text: str) -> str:
    """The text with its percent-escapes read as UTF-8.

    >>> decoded("/caf%C3%A9/100%")
    '/café/100%'
    """
    if "%" not in text:
        return text
    raw = text.encode("utf-8", "surrogatepass")
    return _PERCENT.sub(lambda match: bytes((int(match.group(1), 16),)), raw).decode("utf-8", "replace")
