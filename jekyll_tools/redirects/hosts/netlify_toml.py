"""Netlify's `netlify.toml`: as `_redirects`, which is read first, in TOML.

Matched is the path as it is sent, case included; whether it ends with a slash makes no difference. The query is passed
on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.hosts import netlify
from jekyll_tools.redirects.quoting import header
from jekyll_tools.redirects.table import Entry

TITLE = "Netlify"
FILENAME = "netlify.toml"
STATUSES, SLASH, CASE, MOST, BYTES = netlify.STATUSES, netlify.SLASH, netlify.CASE, netlify.MOST, netlify.BYTES
refusal = netlify.refusal


def render(entries: Sequence[Entry]) -> str:
    return "\n".join([header(), *map(_table, entries)])


def _table(entry: Entry) -> str:
    # Of ASCII without controls, JSON's strings are TOML's.
    lines = ["[[redirects]]", f"from = {json.dumps(sent(entry.path))}", f"to = {json.dumps(entry.target)}"]
    return "\n".join([*lines, f"status = {entry.status}", "force = true", ""])
