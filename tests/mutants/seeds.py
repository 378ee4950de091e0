"""What mutants begin as: the files of the rules' cases, the templates of Liquid's, the texts of kramdown's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from rule_cases import SYMLINK, read_cases

TESTS = Path(__file__).parents[1]
PAGES = (".md", ".markdown", ".html", ".htm", ".xml", ".txt", ".svg")
FOLDERS = ("_data/", "_includes/", "_layouts/")
PAGE, CONFIG = "page", "config"


@cache
def seeds() -> dict[str, list[str]]:
    """Texts by kind: `page`, `config`, `_data/`, `_includes/`, `_layouts/`."""
    found: dict[str, list[str]] = {kind: [] for kind in (PAGE, CONFIG, *FOLDERS)}
    for kind, text in _all():
        if text.strip():
            found[kind].append(text)
    return {kind: sorted(set(texts)) for kind, texts in found.items()}


def _all() -> Iterator[tuple[str, str]]:
    for name, content in _case_files():
        kind = _kind(name)
        if kind and not content.startswith(SYMLINK) and len(content) < 5_000:
            yield kind, content.decode("utf-8", "surrogateescape")
    for path in sorted((TESTS / "liquid").glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            template = str(case.get("template", ""))
            yield PAGE, f"---\n---\n{template}\n"
            yield "_includes/", template
    for path in sorted((TESTS / "kramdown").rglob("*.text")):
        yield PAGE, f"---\n---\n{path.read_text(encoding='utf-8')}"


def _case_files() -> Iterator[tuple[str, bytes]]:
    for path in (*sorted((TESTS / "rules").rglob("*.md")), TESTS / "seeded" / "site.md"):
        for case in read_cases(path):
            yield from case.files.items()


def _kind(name: str) -> str:
    if name == "_config.yml":
        return CONFIG
    return next((folder for folder in FOLDERS if name.startswith(folder)), PAGE if name.endswith(PAGES) else "")
