"""GitLab Pages: the file `_redirects` in the site's root. A file that is there counts before a redirect.

Matched is the decoded path, whatever its case, with or without a slash at its end. The query is dropped. A path with
a space of any kind cannot be written: of such a file nothing is read. A target that is a path is answered without dots
and with single slashes. By default 1,000 redirects and 64 KB; of an instance of your own its settings decide.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from urllib.parse import unquote

from jekyll_tools.redirects.quoting import header
from jekyll_tools.redirects.table import Entry
from jekyll_tools.regex import regex

TITLE = "GitLab Pages"
FILENAME = "_redirects"
STATUSES = frozenset((301, 302))
SLASH, CASE = False, False
MOST = 1000
BYTES = 64 << 10
SEGMENTS = 25
KEPT = "/.well-known/acme-challenge/"
_ORIGIN = regex(r"^https?://")
_NAME = regex(r":[A-Za-z]|[*]")
_UNSAID = regex(r"[%?#\s]")


def refusal(entry: Entry) -> str:
    if entry.path.startswith(KEPT):
        return f"{KEPT} is kept by the host"
    for name, text in (("path", entry.path), ("target", entry.target)):
        if _NAME.search(text):
            return f"its {name} contains `:name` or `*`, which stand for other texts"
        if _slashes(text) > SEGMENTS:
            return f"its {name} has more than {SEGMENTS} slashes"
    if found := _UNSAID.search(entry.path):
        return f"its path contains {found[0]!r} once decoded"
    return _target_fault(entry.target)


def _slashes(address: str) -> int:
    """How many the host counts in its path, escaped ones too."""
    return unquote(_ORIGIN.sub("", address).partition("#")[0].partition("?")[0]).count("/")


def _target_fault(target: str) -> str:
    if target.startswith("/%5C"):
        return "its target starts with a backslash, which is read as another host"
    if target.count("#") > 1:
        return "its target has a second #, which would be escaped"
    path = target.partition("?")[0]  # the fragment too, as the host has it
    if target[0] == "/" and posixpath.normpath(path) != (path.removesuffix("/") or "/"):
        return "its target has slashes in a row, or dots between slashes, which would be taken out"
    return ""


def render(entries: Sequence[Entry]) -> str:
    return "".join([header(), *(f"{entry.path} {entry.target} {entry.status}\n" for entry in entries)])
