"""The readings recorded from Jekyll, made anew; and random sites, read by both."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from site_cases import SiteCase, differences, folders, recorded, table, tables

TESTS = Path(__file__).parents[1]


def recorder(folder: str) -> ModuleType:
    """The `record.py` of a folder of tests."""
    spec = importlib.util.spec_from_file_location(f"record_{folder}_oracle", TESTS / folder / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def is_installed() -> bool:
    """Jekyll 4.3, which the recordings come from, answers."""
    try:
        return bool(recorder("config").ask([["a: 1"]]) == [{**_plain(), "a": 1}])
    except OSError:
        return False


def _plain() -> Any:
    """Jekyll's settings for an empty file, as recorded."""
    lines = (TESTS / "config" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return next(wanted for texts, wanted in map(json.loads, lines) if texts == [""])


pytestmark = pytest.mark.skipif(not is_installed(), reason="jekyll 4.3 is not installed (make oracle)")


@pytest.mark.parametrize("folder", ["config", "front_matter", "psych"])
def test_the_records_are_what_jekyll_makes(folder: str) -> None:
    lines = (TESTS / folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases, wanted = zip(*map(json.loads, lines), strict=True)
    assert recorder(folder).ask(cases) == list(wanted)


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_the_built_sites_are_what_jekyll_writes(case: SiteCase, tmp_path: Path) -> None:
    written, kept = (
        {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (recorder("sites").build(case, tmp_path), TESTS / "sites" / case.name / "output")
    )
    assert written == kept


@pytest.mark.parametrize("name", tables())
def test_the_tables_are_what_jekyll_makes(name: str, tmp_path: Path) -> None:
    cases = list(table(name))
    answers = recorder("sites").ask(cases, tmp_path)
    assert {case.name: answer for case, answer in zip(cases, answers, strict=True)} == recorded(name)


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_the_sites_are_what_jekyll_makes(case: SiteCase, tmp_path: Path) -> None:
    assert recorder("sites").ask([case], tmp_path) == [recorded(case.name)]


STEMS = [
    "index", "a", "b-c", "D_e", "x.y", "2020-01-02-post", "2030-01-01-later", "1999-12-31-Old", "é_ü", "a%20b",
    "_x", ".y", "z~", "README",
]  # fmt: skip
ENDINGS = ["", ".md", ".markdown", ".html", ".txt", ".scss", ".MD", ".png", ".yml", ".xml", ".md.bak", ".htm"]
PLACES = [
    "",
    "d/",
    "d/e/",
    "_posts/",
    "d/_posts/",
    "_posts/s/",
    "_c/",
    "_c/s/",
    "_pages/",
    "_drafts/",
    "_z/",
    "_d/t/",
    "d/_c/",
]
KEYS = [
    "permalink: /p/", "permalink: /p.html", "permalink: q", "permalink: /:title/", "permalink: /:path/:basename/",
    "permalink: /:categories/:slug.html", "title: T t", "published: false", "published: true", "date: 2019-05-06",
    "date: 2021-01-01 23:30:00 -0800", "slug: S s", "categories: x Y", "category: z", "categories: [é, a b]",
    "x_v: own", "layout: l", "x_h: {b: 2}", "date: '2031-01-01'",
]  # fmt: skip
PERMALINKS = [
    "date",
    "pretty",
    "none",
    "ordinal",
    "/:categories/:title/",
    "/:year/:title:output_ext",
    "/:title",
    "weekdate",
]
PATTERNS = ["d", "d/", "_pages", "*.md", "_*", "d/*", "/a", "_c/s", "**/e", "README.md", ".y", "index.html", "[a-d]*"]
SCOPES = ["''", "d", "_posts", "'*/s'", "_c", "'**/a.md'", "d/e", "_pages"]


VALUES = ["x_v: 1", "x_h: {a: 1}", "layout: m", "permalink: /v/:title/", "published: false"]
TYPES = ["", ", type: pages", ", type: posts", ", type: c"]


SHAPES = [
    *["---\n{}---\nx"] * 8,
    "no page",
    "---\n{}...\n\nx",
    "---\r\n{}---\r\nx",
    "---\n{}x",
    "---\n{}a: b: c\n---\nx",
    "\ufeff---\n{}---\nx",
    "\n---\n{}---\nx",
    "----\n{}---\nx",
]


def drawn(seed: int) -> SiteCase:
    """A random site."""
    draw = random.Random(seed)
    files = {}
    for _ in range(draw.randint(5, 30)):
        keys = draw.sample(KEYS, draw.choice([0, 0, 1, 2, 3]))
        names = [key.split(":")[0] for key in keys]
        head = "".join(f"{key}\n" for key in keys) if len(set(names)) == len(names) else ""
        path = draw.choice(PLACES) + draw.choice(STEMS) + draw.choice(ENDINGS)
        files[path] = draw.choice(SHAPES).format(head)
    files["_config.yml"] = _settings(draw)
    return SiteCase(str(seed), None, files)


def _settings(draw: random.Random) -> str:
    scopes = [
        f"- scope: {{path: {draw.choice(SCOPES)}{draw.choice(TYPES)}}}\n  values: {{{draw.choice(VALUES)}}}\n"
        for _ in range(draw.randint(0, 4))
    ]
    return "".join(
        (
            f"permalink: {draw.choice(PERMALINKS)}\n",
            f"include: {json.dumps(draw.sample(PATTERNS, draw.randint(0, 2)))}\n",
            f"exclude: {json.dumps(draw.sample(PATTERNS, draw.randint(0, 2)))}\n",
            f"future: {draw.choice(['true', 'false'])}\n",
            f"timezone: {draw.choice(['UTC', 'Asia/Tokyo', 'America/New_York'])}\n",
            draw.choice(["", "collections: {c: {output: true}, d: {output: false}}\n"]),
            draw.choice(["", "unpublished: true\n"]),
            draw.choice(["", "", "collections_dir: d\n"]),
            draw.choice(["", "", "markdown_ext: 'md,txt'\n"]),
            "defaults:\n" if scopes else "",
            *scopes,
        )
    )


def test_random_sites(tmp_path: Path) -> None:
    cases = [drawn(seed) for seed in range(150)]
    answers = recorder("sites").ask(cases, tmp_path)
    wrong = {}
    for number, (case, wanted) in enumerate(zip(cases, answers, strict=True)):
        if "error" not in wanted:
            found = differences(case.read(tmp_path / str(number)), wanted)
            if found:
                wrong[case.name] = found
    assert wrong == {}
    assert sum("error" not in wanted for wanted in answers) > 100, "too many of them stop Jekyll"
