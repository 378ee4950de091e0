"""The table that every host is tested with, and what lies next to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from jekyll_tools import __version__
from jekyll_tools.diagnostic import Problem
from jekyll_tools.redirects import host
from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.host import Host
from jekyll_tools.redirects.row import Row, of_data
from jekyll_tools.redirects.table import Entry, Table, table
from jekyll_tools.site.site import read

FILE = Path(__file__).parent / "redirects" / "table.yml"
CONFIG = {"url": "https://example.com", "baseurl": "/base"}
GOLDEN = FILE.parent / "hosts"
NAMES = [name for name in host.names() if name != "jekyll"]


def made(folder: Path, text: str | None = None) -> tuple[Table, list[Problem]]:
    """The table of a site whose data file has that text, and the problems of its entries."""
    texts = {
        "_config.yml": json.dumps(CONFIG),
        "new.md": "---\npermalink: /new/\n---\n",
        "_data/redirects.yml": FILE.read_text(encoding="utf-8") if text is None else text,
    }
    for name, content in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="")
    site = read(str(folder))
    said = list(of_data(site))
    return table(site, [row for row in said if isinstance(row, Row)]), [x for x in said if isinstance(x, Problem)]


def sayable(target: Host, entries: Iterable[Entry]) -> tuple[list[Entry], list[str]]:
    """What a host can be told of a table, and its words on the rest."""
    kept: list[Entry] = []
    words: list[str] = []
    for entry in entries:
        refused = host.file(target, [entry]).refusals
        words += [refusal.words for refusal in refused]
        kept += [] if refused else [entry]
    refused_together = {refusal.words: refusal for refusal in host.file(target, kept).refusals if refusal.location}
    words += refused_together
    pairs = {entry.path for entry in kept for each in refused_together if f" cannot redirect {entry.path}: " in each}
    return [entry for entry in kept if entry.path not in pairs], words


def recorded(name: str, found: Table) -> str:
    """A host's file for every ninth redirect of a table, and its words on those it refuses."""
    target = host.load(name)
    kept, words = sayable(target, found.entries[::9])
    text = host.file(target, kept).text.replace(f"jekyll-tools {__version__};", "jekyll-tools VERSION;")
    return f"== {target.FILENAME}\n{text}== refused\n" + "".join(f"{each}\n" for each in words)


def neighbours(target: Host, entries: Sequence[Entry]) -> list[str]:
    """Paths (as they are sent) that differ from those of a table by a slash, case, a prefix or a suffix."""
    known = {_key(target, entry.path) for entry in entries}
    near = {
        path
        for entry in entries
        for path in (
            entry.path + "/",
            entry.path.rstrip("/") or "/",
            entry.path.swapcase(),
            entry.path + "x",
            "/x" + entry.path,
            entry.path[:-1],
            entry.path + "\n",
        )
    }
    return sorted({sent(path) for path in near if _key(target, path) not in known and _is_own(path)})


def _is_own(path: str) -> bool:
    return path.startswith("/") and "//" not in path and not path.endswith(("/.", "/..", "/.html"))


def _key(target: Host, path: str) -> str:
    path = path if target.SLASH else path.rstrip("/")
    return path if target.CASE else host.folded(path)
