"""Sites built by us against what Jekyll was recorded to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_cases import HERE, SiteCase, folders

from jekyll_tools.render.output import planned
from jekyll_tools.render.plugins import changed
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.render.sheets import Sheets


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_built(case: SiteCase, tmp_path: Path) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    site = changed(case.read(case.put(tmp_path)))
    rendering = Rendering(site, Sheets(site))
    rendering.run()
    assert rendering.problems() == []
    made = dict(planned(rendering.contents).files)
    kept = HERE / case.name / "output"
    wanted = {file.relative_to(kept).as_posix(): file.read_bytes() for file in kept.rglob("*") if file.is_file()}
    assert sorted(made) == sorted(wanted)
    assert {path: data for path, data in made.items() if data != wanted[path]} == {}
