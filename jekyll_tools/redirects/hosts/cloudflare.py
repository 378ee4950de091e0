"""Cloudflare Pages: the file `_redirects` in the site's root. A redirect counts before a file that is there.

Matched is the path as it is sent, exactly. The query is passed on where the target has none. At most 2,000 redirects,
of 1,000 characters a line; those with `:name` or `*` are another kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.quoting import header
from jekyll_tools.redirects.table import Entry
from jekyll_tools.regex import regex

TITLE = "Cloudflare Pages"
FILENAME = "_redirects"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = 2000
BYTES = None
LINE = 1000
_NAME = regex(r":[A-Za-z]|[*]")


def refusal(entry: Entry) -> str:
    if _NAME.search(entry.path):
        return "its path contains `:name` or `*`, which stand for other texts"
    if entry.target.partition("#")[0].endswith("?"):
        return "its target has an empty query, which would be cut off"
    if 9 * len(entry.path) + len(entry.target) < LINE - 5:  # however much of it is escaped
        return ""
    length = len(_line(entry)) - 1
    return f"its line has {length:,} characters, and at most {LINE:,} are allowed" if length > LINE else ""


def render(entries: Sequence[Entry]) -> str:
    return "".join([header(), *map(_line, entries)])


def _line(entry: Entry) -> str:
    return f"{sent(entry.path)} {entry.target} {entry.status}\n"
