"""Sites read and built for GitHub Pages, against what its Jekyll was recorded to make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from site_cases import HERE, NOW, SiteCase, differences, folders, table, tables

from jekyll_tools.render.output import planned
from jekyll_tools.render.plugins import changed
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.site.site import Site, read
from jekyll_tools.target import GITHUB_PAGES

RECORDED = {file.stem for file in (HERE / "pages").glob("*.json")}
VARIANTS = [(name, case) for name in tables() if name in RECORDED for case in table(name)]
# See docs/differences.md.
BUILT = [case for case in folders() if (HERE / case.name / "pages_output").exists()]
LEFT = {
    ("file_names", None),
    ("permalinks", "shapes"),
    ("posts", "zone"),
    ("posts", "asked for"),
    ("collections_dir", "scope col/"),
}


def as_pages(case: SiteCase, folder: Path, **more: Any) -> Site:
    """Our reading of a site, for GitHub Pages."""
    given = dict(case.options)
    configs = given.pop("configs", ())
    drafts = given.pop("show_drafts", False)
    return changed(
        read(str(folder), [*configs, *more.get("configs", [])], drafts=drafts, time=NOW, target=GITHUB_PAGES, **given)
    )


@pytest.mark.parametrize(("name", "case"), VARIANTS, ids=[f"{name}: {case.name}" for name, case in VARIANTS])
def test_table(name: str, case: SiteCase, tmp_path: Path) -> None:
    wanted = json.loads((HERE / "pages" / f"{name}.json").read_text(encoding="utf-8"))[case.name]
    site = as_pages(case, case.put(tmp_path))
    if "error" not in wanted and not LEFT & {(name, case.name), (name, None)}:
        assert differences(site, wanted) == []


@pytest.mark.parametrize("case", BUILT, ids=lambda case: case.name)
def test_built(case: SiteCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGES_REPO_NWO", "someone/someone.github.io")
    source = case.put(tmp_path)
    (tmp_path / "no_theme.yml").write_text("theme: false\n")
    rendering = Rendering(as_pages(case, source, configs=["_config.yml", str(tmp_path / "no_theme.yml")]))
    rendering.run()
    made = {path: data for path, data in planned(rendering.contents).files.items() if not path.endswith(".css")}
    kept = HERE / case.name / "pages_output"
    wanted = {file.relative_to(kept).as_posix(): file.read_bytes() for file in kept.rglob("*") if file.is_file()}
    assert sorted(made) == sorted(wanted)
    assert {path: data for path, data in made.items() if data != wanted[path]} == {}
