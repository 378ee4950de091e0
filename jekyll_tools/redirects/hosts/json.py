"""The table as JSON, for programs: `source` is the path as browsers send it."""

from __future__ import annotations

from collections.abc import Sequence

from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.quoting import json_lines, takes_all
from jekyll_tools.redirects.table import Entry

TITLE = "JSON"
FILENAME = "redirect-table.json"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None


refusal = takes_all


def render(entries: Sequence[Entry]) -> str:
    rows = [{"source": sent(each.path), "target": each.target, "status": each.status} for each in entries]
    return json_lines(rows, '{\n  "version": 1,\n  "redirects": ', "\n}")
