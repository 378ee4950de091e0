"""The table as CSV (RFC 4180, LF), for spreadsheets and other tools: `source` is the path as browsers send it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.quoting import takes_all
from jekyll_tools.redirects.table import Entry

TITLE = "CSV"
FILENAME = "redirects.csv"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None


refusal = takes_all


def render(entries: Sequence[Entry]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("source", "target", "status"))
    writer.writerows((sent(entry.path), entry.target, entry.status) for entry in entries)
    return text.getvalue()
