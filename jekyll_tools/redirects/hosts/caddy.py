"""Caddy 2: a snippet to `import` into a site's block.

Matched is the decoded path, exactly, slashes in a row and case included; the query is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from jekyll_tools.redirects.quoting import header, pattern, takes_all, whole
from jekyll_tools.redirects.table import Entry

TITLE = "Caddy"
FILENAME = "redirects.caddy"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None
_PLAIN = frozenset('"\\`{}')  # quotes, escapes and placeholders


refusal = takes_all


def render(entries: Sequence[Entry]) -> str:
    lines = [f'\t{_key(entry.path)} "{entry.target}" {entry.status}\n' for entry in entries]
    return "".join(
        [
            header(),
            "map {path} {redirect_to} {redirect_status} {\n",
            *lines,
            '\tdefault "" ""\n}\n',
            '@redirected expression `{redirect_to} != ""`\n',
            "redir @redirected {redirect_to} {redirect_status}\n",
        ]
    )


def _key(path: str) -> str:
    return f'"{path}"' if _PLAIN.isdisjoint(path) else f'"~{whole(pattern(path))}"'
