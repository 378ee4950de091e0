"""Plugins that change a site's pages, against what Jekyll's were recorded to make."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugin_cases import PluginCase, ours, recorded, table, tables

CASES = [pytest.param(name, case, id=f"{name}: {case.site.name}") for name in tables() for case in table(name)]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_changed(name: str, case: PluginCase, tmp_path: Path) -> None:
    wanted = recorded(name)[case.site.name]
    made = ours(case, tmp_path)
    if "error" in wanted:
        assert list(made) == ["wrong"]
    else:
        assert made == wanted
