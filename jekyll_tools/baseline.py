"""A baseline: the findings that were there when somebody began to check, so that only new ones are told.

A finding is known by its rule, its file, its line's text and how many alike there are: lines may move, and a line that
is changed is looked at anew. The file is JSON with a line for each, so that it can be read and merged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jekyll_tools import limits
from jekyll_tools.diagnostic import Diagnostic, Identity, identities

VERSION = 1
Baseline = Mapping[tuple[str, str, str], int]  # how many findings are known of a rule, a file and a line's text


class BaselineError(Exception):
    """A file that is no baseline; the text says why."""


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """The baseline that knows these findings."""
    counts: dict[tuple[str, str, str], int] = {}
    for identity in identities(diagnostics):
        counts[_key(identity)] = identity.occurrence
    rows = [
        json.dumps({"path": path, "rule": rule, "line": line, "count": count})
        for (rule, path, line), count in sorted(counts.items(), key=lambda item: (item[0][1], item[0]))
    ]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(rows) + "\n]}\n"


def read(path: str) -> Baseline:
    """The baseline in a file. Raises BaselineError, and OSError where it cannot be read."""
    with open(path, "rb") as file:
        raw = file.read(limits.BASELINE_BYTES + 1)
    if len(raw) > limits.BASELINE_BYTES:
        raise BaselineError("it is too long")
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError):
        raise BaselineError("it is not JSON") from None
    if not isinstance(whole, dict) or whole.get("version") != VERSION or not isinstance(whole.get("findings"), list):
        raise BaselineError("check --write-baseline has not written it")
    return dict(_row(row) for row in whole["findings"])


def unknown(diagnostics: Sequence[Diagnostic], baseline: Baseline) -> list[Diagnostic]:
    """The findings that the baseline does not know."""
    pairs = zip(diagnostics, identities(diagnostics), strict=True)
    return [found for found, identity in pairs if identity.occurrence > baseline.get(_key(identity), 0)]


def _row(row: Any) -> tuple[tuple[str, str, str], int]:
    try:
        key, count = (row["rule"], row["path"], row["line"]), row["count"]
    except (KeyError, TypeError):
        raise BaselineError("one of its findings lacks rule, path, line or count") from None
    if not all(isinstance(part, str) for part in key) or not isinstance(count, int):
        raise BaselineError("one of its findings has a value of another kind")
    return key, count


def _key(identity: Identity) -> tuple[str, str, str]:
    return identity.rule, identity.path, _short(identity.line)


@lru_cache(maxsize=16)
def _short(line: str) -> str:
    if len(line) <= limits.BASELINE_LINE:
        return line
    return f"{line[: limits.BASELINE_LINE]}… {sha256(line.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
