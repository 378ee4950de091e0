"""The cases of tests/liquid: a file a tag or filter, each case a template, its data, and what Jekyll made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple

from jekyll_tools import psych
from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.reads import UNWATCHED
from jekyll_tools.text import Text

HERE = Path(__file__).parent / "liquid"
MARK = "- name: "
SETTINGS: dict[str, Any] = {"url": None, "baseurl": ""}


class Case(NamedTuple):
    """A template and what it is rendered with; `lines` are its text in the file, without what was recorded."""

    file: str
    name: str
    template: str
    data: dict[str, Any]
    files: Mapping[str, str]
    config: Mapping[str, Any]
    result: str | None
    problem: str | None
    lines: tuple[str, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    for part in path.read_text(encoding="utf-8").split(MARK)[1:]:
        text = "  name: " + part
        value = psych.parse(Text.written(path.name, text), limit_bytes=len(text) * 4).value
        assert isinstance(value, dict), text
        kept = tuple(line for line in part.rstrip("\n").split("\n") if not line.startswith(("  result:", "  problem:")))
        yield Case(
            path.name,
            value["name"],
            value["template"],
            value.get("data") or {},
            value.get("files") or {},
            value.get("config") or {},
            value.get("result"),
            value.get("problem"),
            kept,
        )


class SampleHost:
    """A site of a case's files."""

    reads = UNWATCHED
    time = datetime(2026, 1, 1, tzinfo=timezone.utc)

    def __init__(self, files: Mapping[str, str], config: Mapping[str, Any]) -> None:
        self.config = SETTINGS | dict(config)
        self._files = {path: Text.written(path, text) for path, text in files.items()}

    def include(self, name: str) -> Text | None:
        return self._files.get(f"_includes/{name}")

    def is_too_big(self, name: str) -> bool:
        return False

    def include_relative(self, page_path: str, name: str) -> Text | None:
        return self._files.get(name)

    def link(self, path: str) -> str | None:
        return "/" + path.replace(".md", ".html") if path in self._files else None

    def post_url(self, name: str) -> str | None:
        return None

    def tell(self, problem: Problem) -> None:
        del problem

    def markdownify(self, text: str) -> str:
        return f"<p>{text.strip()}</p>\n"

    def smartify(self, text: str) -> str:
        return text.replace("'", "\u2019")

    def sassify(self, text: str) -> str:
        return text

    def scssify(self, text: str) -> str:
        return text
