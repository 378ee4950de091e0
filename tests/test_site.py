"""Our reading of sites against what Jekyll was recorded to make of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_cases import SiteCase, differences, folders, recorded, table, tables

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
