"""What stands in a page and no reader sees."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

_SKIPPED = regex(r"\s+|</[a-z][a-z0-9]{0,20}\s{0,9}>|(?P<comment><!--)|(?P<style><style\b)", re.IGNORECASE)


def is_unseen(string: str, at: int) -> bool:
    """Whether nothing but style sheets, comments and end tags follow from a place on.

    >>> is_unseen("<div> <style>p {}</style><!-- - -->", 5), is_unseen("<div>words", 5)
    (True, False)
    """
    while at < len(string):
        found = _SKIPPED.match(string, at)
        if found is None:
            return False
        at = found.end()
        if end := {"comment": "-->", "style": "</style>"}.get(found.lastgroup or ""):
            closed = string.find(end, at)
            at = closed + len(end) if closed >= 0 else len(string)
    return True
