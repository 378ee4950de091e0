"""Vercel: `vercel.json`. A redirect counts before a file that is there.

Matched is the path as it is sent, exactly, by path-to-regexp, whose marks are escaped; targets take no escapes. The
query is passed on. At most 2,048 redirects, of 4,096 characters an address; `/.well-known` is Vercel's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.quoting import json_lines
from jekyll_tools.redirects.table import Entry
from jekyll_tools.regex import regex

TITLE = "Vercel"
FILENAME = "vercel.json"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = 2048
BYTES = None
LONGEST = 4096
_ACTING = regex(r"[\\():*+?{}\[\]|]")
_NAME = regex(r":[0-9A-Za-z_]|[()]")
_AUTHORITY = regex(r"^https?://[^/?#]*")


def refusal(entry: Entry) -> str:
    if entry.path == "/.well-known" or entry.path.startswith("/.well-known/"):
        return "/.well-known is kept by the host"
    if _NAME.search(_AUTHORITY.sub("", entry.target).partition("#")[0]):
        return "its target contains `:name` or brackets, which stand for other texts"
    if 12 * len(entry.path) <= LONGEST >= len(entry.target):  # however much of it is escaped
        return ""
    length = max(len(_source(entry.path)), len(entry.target))
    return f"it has {length:,} characters, and at most {LONGEST:,} are allowed" if length > LONGEST else ""


def render(entries: Sequence[Entry]) -> str:
    redirects = [
        {"source": _source(entry.path), "destination": entry.target, "statusCode": entry.status} for entry in entries
    ]
    return json_lines(redirects, '{\n  "redirects": ', "\n}")


def _source(path: str) -> str:
    return _ACTING.sub(r"\\\g<0>", sent(path))
