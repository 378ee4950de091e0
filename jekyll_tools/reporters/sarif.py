"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.

Paths count from the repository's root. What code scanning would refuse (too many results, too long a file) is left out,
the least severe first, and the run says how many that are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from jekyll_tools import __version__
from jekyll_tools.address import PACKAGE, repository
from jekyll_tools.diagnostic import LEVELS, Diagnostic, Edit, Identity, Report, RuleInfo, identities
from jekyll_tools.limits import RULE_CHARACTERS, SARIF_BYTES, SARIF_RESULTS
from jekyll_tools.terminal import ascii_json, redacted, visible_lines
from jekyll_tools.text import Location

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# A name of our own: `primaryLocationLineHash` is what GitHub's uploader makes of the file itself, and warns of another.
FINGERPRINT = "jekyllTools/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> str:
    """One SARIF log with one run, in ASCII."""
    results = list(_results(report))
    more = len(report.diagnostics) - len(results)
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if more:
        text = f"{more} more findings, none more severe than these, are left out: code scanning takes no more"
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    driver = {
        "name": PACKAGE,
        "version": __version__,
        "informationUri": repository(),
        "rules": [_rule(rule) for _, rule in sorted(report.rules.items())],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    return ascii_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _results(report: Report) -> Iterator[dict[str, Any]]:
    """The results, most severe first, as many as are taken."""
    named = list(zip(report.diagnostics, identities(report.diagnostics), strict=True))
    named.sort(key=lambda pair: LEVELS.index(pair[0].level))
    room = SARIF_BYTES
    for diagnostic, identity in named[:SARIF_RESULTS]:
        result = _result(diagnostic, identity, report)
        room -= len(ascii_json(result)) * 2  # the indentation of what it stands in comes to it
        if room < 0:
            return
        yield result


def _rule(rule: RuleInfo) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": _text(rule.title)},
        "fullDescription": {"text": _why(rule.page) or _text(rule.title)},
        "helpUri": rule.manual,
        "help": {"text": rule.page or f"{_text(rule.title)} {rule.manual}".strip()},
    }
    if rule.page:
        described["help"]["markdown"] = rule.page.replace("](../", f"]({repository()}/blob/main/docs/")
    if rule.level:
        described["defaultConfiguration"] = {"level": _LEVELS[rule.level]}
    return described


def _why(page: str) -> str:
    """What a rule's page says below "Why", in one paragraph."""
    section = page.partition("\n## Why\n")[2].partition("\n## ")[0]
    return " ".join(section.split())[:RULE_CHARACTERS]


@lru_cache(maxsize=16)
def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _result(diagnostic: Diagnostic, identity: Identity, report: Report) -> dict[str, Any]:
    digest = _digest(*identity[:3])
    words = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "level": _LEVELS[diagnostic.level],
        "message": {"text": _text(words)},
        "locations": [
            {"physicalLocation": {**_file(diagnostic.location, report), "region": _region(diagnostic.location)}}
        ],
        "partialFingerprints": {FINGERPRINT: f"{digest}:{identity.occurrence}"},
    }
    if diagnostic.fix:
        result["fixes"] = [{"artifactChanges": _changes(diagnostic.fix, report)}]
    return result


def _changes(fix: Sequence[Edit], report: Report) -> list[dict[str, Any]]:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix:
        by_path.setdefault(edit.location.path, []).append(edit)
    return [
        {**_file(edits[0].location, report), "replacements": [_replacement(edit) for edit in edits]}
        for edits in by_path.values()
    ]


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.location), "insertedContent": {"text": edit.text}}


def _file(location: Location, report: Report) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote((report.prefix + location.path).encode("utf-8", "surrogateescape"))}}


def _region(location: Location) -> dict[str, int]:
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }


def _text(words: str) -> str:
    # `[words](target)` would be a link to wherever a stranger wants; a zero-width space keeps it text.
    return redacted(visible_lines(words)).replace("](", "]\u200b(")
