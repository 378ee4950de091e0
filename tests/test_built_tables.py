"""Small sites built by us against what Jekyll was recorded to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_cases import BuiltCase, build, recorded, table, tables

CASES = [pytest.param(name, case, id=f"{name}: {case.site.name}") for name in tables() for case in table(name)]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_built(name: str, case: BuiltCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    wanted = recorded(name)[case.site.name]
    for key, value in case.env.items():
        monkeypatch.setenv(key, value)
    made = build(case, tmp_path)
    if "error" in wanted:
        assert made.problems != []
    else:
        assert made.problems == []
        assert made.texts == wanted
