"""Netlify: the file `_redirects` in the site's root, where a line with `!` counts before a file that is there.

Matched is the path as it is sent, case included; whether it ends with a slash makes no difference. The query is passed
on. `:name` and `*` have a meaning. Netlify advises against more than 10,000 lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.quoting import header
from jekyll_tools.redirects.table import Entry
from jekyll_tools.regex import regex

TITLE = "Netlify"
FILENAME = "_redirects"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = False, True
MOST: int | None = 10_000
BYTES = None
_NAME = regex(r"/:|[*]")


def refusal(entry: Entry) -> str:
    return "its path contains `/:` or `*`, which stand for other texts" if _NAME.search(entry.path) else ""


def render(entries: Sequence[Entry]) -> str:
    lines = [f"{sent(entry.path)}  {entry.target}  {entry.status}!\n" for entry in entries]
    return "".join([header(), *lines])
