"""Patterns that several tags share."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

QUOTED = r"""(?:"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)"""
"""A text in quotes; else a stretch without blanks, commas and bars, but for those within quotes."""

NAME = r"(?:\(?[\w\-.\[\]]\)?)+"
"""What `assign` and `capture` take for a variable's name."""

_VALUE = regex(rf"\s*({QUOTED})", re.ASCII)
_EMAN = regex(r"\s*([\w-]*\w)", re.ASCII)


def attributes(markup: str) -> dict[str, str]:
    """Every `name: value` in a text; each name is read from its colon backwards, so that a long one is read once.

    >>> attributes("a-b : 1 c:'x y' : d")
    {'a-b': '1', 'c': "'x y'"}
    """
    found: dict[str, str] = {}
    at, colon = 0, markup.find(":")
    while colon >= 0:
        name, value = _EMAN.match(markup[at:colon][::-1]), _VALUE.match(markup, colon + 1)
        at = colon + 1
        if name and value:
            found[name[1][::-1]] = value[1]
            at = value.end()
        colon = markup.find(":", at)
    return found
