"""Addresses that stand for one that was never filled in."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

_PLACEHOLDER = regex(
    r"None|NA|nan|nil|null|undefined|TBA|TBD|TODO|url|link|[A-Z]{2,30}(?:_[A-Z]{2,30})*_(?:URL|LINK)|path/to/.*"
    r"|link[-_]to[-_].*"
)
_HIDDEN_MAIL = regex(r"[\w.+-]{1,64}\s?[\[({]\s?at\s?[\])}]\s?[\w.-]{1,64}", re.IGNORECASE)


def unfilled(url: str) -> str:
    """What to do about such an address, "" where it is none."""
    if _PLACEHOLDER.fullmatch(url):
        return f"{url} stands for an address that was never filled in: write it, or take the link out"
    if _HIDDEN_MAIL.fullmatch(url):
        return "if it is a mail address write mailto: before it, and @ in it; or take the link out and leave the words"
    return ""
