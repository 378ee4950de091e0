"""The labels of links: white space counts once, and case not at all."""

from __future__ import annotations

from jekyll_tools.regex import regex

_SPACES = regex(r"[ \t\r\n\f\v]+")


def normal(label: str) -> str:
    """A label as it is looked up.

    >>> normal("My  Label")
    'my label'
    """
    return _SPACES.sub(" ", label).lower()
