"""One report through every reporter, against its golden; the JSON against its schema's promises."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from reporters.sample import report

from jekyll_tools.diagnostic import Diagnostic, Report, Summary
from jekyll_tools.limits import ANNOTATIONS
from jekyll_tools.reporters import names, reporter
from jekyll_tools.text import Location, Origin

HERE = Path(__file__).parent / "reporters"


@pytest.mark.parametrize("name", names())
def test_golden(name: str) -> None:
    assert reporter(name)(report()) == (HERE / f"sample.{name}").read_text(encoding="utf-8")


def test_golden_in_colour() -> None:
    assert reporter("text")(report(color=True)) == (HERE / "sample.color").read_text(encoding="utf-8")


def test_json_keeps_its_contract() -> None:
    schema = json.loads(files("jekyll_tools.reporters").joinpath("schema.json").read_text(encoding="utf-8"))
    made = json.loads(reporter("json")(report()))
    assert sorted(made) == sorted(schema["required"])
    assert sorted(made["summary"]) == sorted(schema["properties"]["summary"]["required"])
    for diagnostic in made["diagnostics"]:
        assert sorted(diagnostic) == sorted(schema["$defs"]["diagnostic"]["required"])
        for edit in (diagnostic["fix"] or {"edits": []})["edits"]:
            assert sorted(edit) == sorted(schema["$defs"]["edit"]["required"])


def test_github_counts_what_it_does_not_show() -> None:
    origin = Origin("a.md", "x" * 100)
    many = [Diagnostic("a", "error", Location(origin, n, n + 1), str(n)) for n in range(25)]
    lines = reporter("github")(Report(many, Summary(1, 0.0))).splitlines()
    assert len(lines) == ANNOTATIONS
    assert lines[-1] == "::error title=jekyll-tools::16 more of this level are not shown here"


def test_a_clean_report() -> None:
    clean = Report([], Summary(1, 0.0))
    assert reporter("github")(clean) == ""
    assert reporter("text")(clean) == "nothing to mend in 1 file (0.00 s)\n"
