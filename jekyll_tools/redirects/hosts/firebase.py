"""Firebase Hosting: `firebase.json`. A redirect counts before a file that is there.

Matched is the decoded path by glob, whose marks are escaped, with or without a slash at its end. Targets are escaped
by the host, so that they stand here unescaped; a query of the visitor is put behind the target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, unquote

from jekyll_tools.redirects.quoting import json_lines
from jekyll_tools.redirects.table import Entry
from jekyll_tools.regex import regex

TITLE = "Firebase Hosting"
FILENAME = "firebase.json"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = False, True
MOST = BYTES = None
_ACTING = regex(r"[\\*?\[\]{}()!@+|]")
_ESCAPES = regex(r"(?:%[0-9A-Fa-f]{2})+")
_KEPT = ";/?:@&=+$,#-_.!~*'()"  # what the host leaves as it is, beside letters and digits


def refusal(entry: Entry) -> str:
    if "?" in entry.target:
        return "its target has a query, behind which it puts an `&`"
    if "[" in entry.target:
        return "its target contains a bracket, which would be escaped"
    if "/:" in entry.target or "/http:/" in entry.target or "/https:/" in entry.target:
        return "its target contains `/:` or a second address, which are read as something else"
    found = _ESCAPES.finditer(entry.target) if "%" in entry.target else ()
    match = next((match for match in found if _shown(match) == match[0]), None)
    return f"its target contains {match[0]}, which would be escaped once more" if match else ""


def render(entries: Sequence[Entry]) -> str:
    redirects = [
        {"source": _glob(each.path), "destination": _ESCAPES.sub(_shown, each.target), "type": each.status}
        for each in entries
    ]
    return json_lines(redirects, '{\n  "hosting": {"redirects": ', "}\n}")


def _glob(path: str) -> str:
    return _ACTING.sub(r"\\\g<0>", path.replace("?", "%3F").replace("#", "%23"))


def _shown(match: re.Match[str]) -> str:
    """The characters behind escapes, where escaping them gives the same again."""
    text = unquote(match[0])
    return text if text.isprintable() and quote(text, safe=_KEPT) == match[0] else match[0]
