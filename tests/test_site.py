"""Our reading of sites against what Jekyll was recorded to make of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from site_cases import SiteCase, differences, folders, recorded, table, tables

from jekyll_tools.diagnostic import Problem
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import read

VARIANTS = [(name, case) for name in tables() for case in table(name)]


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_folder(case: SiteCase, tmp_path: Path) -> None:
    assert differences(case.read(case.put(tmp_path)), recorded(case.name)) == []


@pytest.mark.parametrize(("name", "case"), VARIANTS, ids=[f"{name}: {case.name}" for name, case in VARIANTS])
def test_table(name: str, case: SiteCase, tmp_path: Path) -> None:
    wanted = recorded(name)[case.name]
    site = case.read(case.put(tmp_path))
    if "error" not in wanted:  # where Jekyll stops, it is enough to go on
        assert differences(site, wanted) == []


def test_tags_that_are_no_texts(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("plugins: [jekyll-feed]\n")
    (tmp_path / "_posts/2020-01-01-a.md").write_text("---\ntags: [{a: 1}, [b], c]\n---\n")
    assert read(str(tmp_path)).generated == ("feed.xml",)


def test_the_case_of_letters_counts_on_every_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS and Windows, where a file is found by any letters; not so on the server that publishes the site."""
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes/head.html").write_bytes(b"x")
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, *more: real(str(path).replace("HEAD", "head"), *more))
    assert read_inside(str(tmp_path), "_includes/HEAD.html") == b"x"
    monkeypatch.setattr("jekyll_tools.site.files._CASELESS", True)
    assert isinstance(read_inside(str(tmp_path), "_includes/HEAD.html"), Problem)
    assert read_inside(str(tmp_path), "_includes/head.html") == b"x"
