"""Patterns that several tags share."""

from __future__ import annotations

import re

QUOTED = r"""(?:"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)"""
"""A text in quotes; else a stretch without blanks, commas and bars, but for those within quotes."""

ATTRIBUTE = re.compile(rf"(\w[\w-]*)\s*:\s*({QUOTED})", re.ASCII)
"""`name: value`."""

NAME = r"(?:\(?[\w\-.\[\]]\)?)+"
"""What `assign` and `capture` take for a variable's name."""
