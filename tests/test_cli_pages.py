"""`jekyll-tools pages`: a verdict a line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jekyll_tools.cli import main

FILES = {
    "_config.yml": "include: [_pages]\n",
    "_pages/about.md": "---\npermalink: /about/\n---\nx",
    "_pages/list.md": "---\n---\n{{ x }}",
    "_pages/off.md": "---\npublished: false\n---\n",
    "_layouts/default.html": "x",
    "files/cv.pdf": "x",
}
ALL = """\
_config.yml: read as configuration
_layouts: skipped: its files are layouts
_pages/about.md: published at /about/
_pages/list.md: published at /_pages/list.html
_pages/off.md: skipped: `published: false`
files/cv.pdf: copied to files/cv.pdf
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages"]) == 0
    assert capsys.readouterr() == (ALL, "")


@pytest.mark.parametrize(
    ("paths", "shown"),
    [
        (["_pages/about.md"], ["_pages/about.md"]),
        (["files", "_pages/off.md"], ["_pages/off.md", "files/cv.pdf"]),
        (["_layouts/default.html"], ["_layouts"]),
        (["./_pages/../files/cv.pdf"], ["files/cv.pdf"]),
        (["."], ["_config.yml", "_layouts", "_pages/about.md", "_pages/list.md", "_pages/off.md", "files/cv.pdf"]),
    ],
)
def test_some(paths: list[str], shown: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", *paths]) == 0
    assert capsys.readouterr().out.splitlines() == [line for line in ALL.splitlines() if line.split(":")[0] in shown]


def test_from_elsewhere(site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert main(["pages", "-s", str(site), "--unpublished", str(site / "_pages" / "off.md")]) == 0
    assert capsys.readouterr() == ("_pages/off.md: published at /_pages/off.html\n", "")


def test_no_such_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", "nope.md"]) == 2
    assert capsys.readouterr() == ("", "jekyll-tools: nope.md: no such file in the site\n")


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes here")
def test_names_are_made_visible(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "::error::\x1b[2J\u202e.txt").write_text("x")
    assert main(["pages", "::error::\x1b[2J\u202e.txt"]) == 0
    name = ":\u200b:error:\u200b:\\x1b[2J\\u202e.txt"
    assert capsys.readouterr().out == f"{name}: copied to {name}\n"
