"""Style sheets, as the Sass of GitHub Pages was recorded to make them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_tools.sass import Settings
from jekyll_tools.sass.job import Job
from jekyll_tools.sass.newer_css import kept

RECORDED: dict[str, str | None] = json.loads(
    (Path(__file__).parent / "sass" / "newer_css.json").read_text(encoding="utf-8")
)
SETTINGS = Settings.of({"sass": {"style": "compressed", "sourcemap": "never"}})._replace(newer_css=True)


def test_what_ruby_sass_takes() -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    made = {sheet: css for sheet, css in RECORDED.items() if css is not None}
    job = Job({"a.scss": "\n".join(made)}, "a.scss", SETTINGS, guarded=False)  # all in one: a process takes a while
    assert job.result().css == "".join(css.strip() for css in made.values()) + "\n"


@pytest.mark.parametrize("sheet", [sheet for sheet, css in RECORDED.items() if css is None])
def test_what_both_refuse(sheet: str) -> None:
    assert kept(sheet) == sheet
