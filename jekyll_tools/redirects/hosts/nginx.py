"""nginx: maps for the `http` level, and an `if` for `server`, which the file's first lines spell out.

Matched is `$uri`: decoded, slashes in a row merged, without the query, which is dropped. A map's keys ignore case, so
a second map gives each path as it is written, and the `if` compares; paths that differ by case alone are patterns.
Targets that are paths stay paths with `absolute_redirect off`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jekyll_tools.redirects.quoting import header, pattern, whole
from jekyll_tools.redirects.table import Entry

TITLE = "nginx"
FILENAME = "redirects.conf"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None
WORD = 4000  # bytes: a word of the configuration has at most 4,095, quotes included


def refusal(entry: Entry) -> str:
    if max(len(pattern(entry.path).encode()), len(entry.target)) > WORD:
        return f"it is longer than the {WORD:,} bytes that a word of the configuration may have"
    return "" if set('"\\$').isdisjoint(entry.path) else "its path contains a quote, a backslash or a dollar"


def render(entries: Sequence[Entry]) -> str:
    statuses = sorted({entry.status for entry in entries})
    parts = [header(), "# Include this in http, and write in each server:\n", "#   absolute_redirect off;\n"]
    parts += [f"#   if ($uri = $redirect_from_{each}) {{ return {each} $redirect_to_{each}; }}\n" for each in statuses]
    parts += _sizes(entries) if entries else []
    for status in statuses:
        chosen = [entry for entry in entries if entry.status == status]
        folded = Counter(entry.path.lower() for entry in chosen)
        keys = [_key(entry.path, folded) for entry in chosen]
        parts += _map(f"$redirect_from_{status}", keys, [entry.path for entry in chosen])
        parts += _map(f"$redirect_to_{status}", keys, [entry.target for entry in chosen])
    return "".join(parts)


def _map(name: str, keys: Sequence[str], values: Sequence[str]) -> list[str]:
    lines = [f'    "{key}" "{value}";\n' for key, value in zip(keys, values, strict=True)]
    return [f"map $uri {name} {{\n", '    default "";\n', *lines, "}\n"]


def _key(path: str, folded: Counter[str]) -> str:
    return path if folded[path.lower()] == 1 else "~" + whole(pattern(path))


def _sizes(entries: Sequence[Entry]) -> list[str]:
    # Powers of two that hold the longest path, and twice as many places as paths.
    bucket = 1 << max(7, (max(len(entry.path.encode()) for entry in entries) + 64).bit_length())
    size = 1 << max(11, (2 * len(entries)).bit_length())
    return [f"map_hash_bucket_size {bucket};\n", f"map_hash_max_size {size};\n"]
