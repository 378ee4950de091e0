"""Apache: an `.htaccess` of mod_rewrite, for the site's own folder.

Matched is the decoded path, exactly; the query is dropped. A target that is a path is answered with the host's name in
front of it. The file is read at every request: from a thousand redirects on a `RewriteMap` in the server's own
configuration is better.
"""

from __future__ import annotations

from collections.abc import Sequence

from jekyll_tools.redirects.quoting import header, pattern, whole
from jekyll_tools.redirects.table import Entry

TITLE = "Apache"
FILENAME = ".htaccess"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None
LINE = 8000  # characters; Apache reads 8,190 of an .htaccess' line


def refusal(entry: Entry) -> str:
    if "?" in entry.target and entry.target.endswith(("?", "&")):
        return "its target ends in ? or &, which would be cut off"
    length = len(_rule(entry))
    return f"its lines have {length:,} characters, and at most {LINE:,} are read" if length > LINE else ""


def render(entries: Sequence[Entry]) -> str:
    return "".join([header(), "RewriteEngine On\n", *map(_rule, entries)])


def _rule(entry: Entry) -> str:
    target = entry.target.replace("%", "\\%")  # else the number of a condition's match
    flags = f"R={entry.status},L,NE,QSD"
    condition = f'RewriteCond %{{REQUEST_URI}} "{whole(pattern(entry.path))}"\n'
    return f'{condition}RewriteRule "^" "{target}" [{flags}]\n'
