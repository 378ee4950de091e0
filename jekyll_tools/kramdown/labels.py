"""The labels of links: white space counts once, and case not at all."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def normal(label: str) -> str:
    """A label as it is looked up.

    >>> normal("My  Label")
    'my label'
    """
    return _SPACES.sub(" ", label).lower()
