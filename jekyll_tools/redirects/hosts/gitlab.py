"""GitLab Pages: the file `_redirects` in the site's root. A file that is there counts before a redirect.

Matched is the decoded path, whatever its case, with or without a slash at its end. The query is dropped. A path with
a space cannot be written. By default 1,000 redirects and 64 KB; of an instance of your own its settings decide.
"""

from __future__ import annotations

from collections.abc import Sequence

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
_NAME = regex(r":[A-Za-z]|[*]")


def refusal(entry: Entry) -> str:
    for name, text in (("path", entry.path), ("target", entry.target)):
        if _NAME.search(text):
            return f"its {name} contains `:name` or `*`, which stand for other texts"
        if text.partition("?")[0].count("/") > SEGMENTS:
            return f"its {name} has more than {SEGMENTS} slashes"
    unsaid = next((mark for mark in "%?# " if mark in entry.path), "")
    return f"its path contains {unsaid!r} once decoded" if unsaid else ""


def render(entries: Sequence[Entry]) -> str:
    return "".join([header(), *(f"{entry.path} {entry.target} {entry.status}\n" for entry in entries)])
