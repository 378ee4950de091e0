"""Addresses that stand for one that was never filled in."""

from __future__ import annotations

from jekyll_tools.regex import regex

_PLACEHOLDER = regex(
    r"[Nn]one|-{1,3}|NA|nan|nil|null|undefined|url|link|#(?:test-link|link|url|todo|disabled|coming-soon|0|!)|[A-Z]{2,30}(?:_[A-Z]{2,30})*_(?:URL|LINK)"
    r"|(?i:n/a|waiting|pending|forthcoming|(?:under|in)[ _-](?:review|press|preparation))"
    r"|(?i:tba|tbd|to[ _-]?do|xyz|x{2,10}|(?:link[ -])?coming(?:[ -]soon)?)|/?path/to/.*|link[-_]to[-_].*|\./"
    r"|\.{1,10}|…"
)


def unfilled(url: str) -> str:
    """What to do about such an address, "" where it is none."""
    if _PLACEHOLDER.fullmatch(url.strip()):
        return f"{url} stands for an address that was never filled in: write it, or take the link out"
    return ""
