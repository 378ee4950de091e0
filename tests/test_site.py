"""Our reading of sites against what Jekyll was recorded to make of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_cases import SiteCase, differences, folders, recorded, table, tables

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
