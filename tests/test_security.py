"""SECURITY.md names what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jekyll_tools import limits
from jekyll_tools.cli import main
from jekyll_tools.rules.catalogue import load

TEXT = (Path(__file__).parents[1] / "SECURITY.md").read_text(encoding="utf-8")


def test_its_limits_and_rules_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    column = [line.split("|")[3] for line in TEXT.splitlines() if line.startswith("| ") and "held by" not in line]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", "".join(column)))
    assert named - set(limits.ALL) == set()
    assert len(named) > 15
    assert set(re.findall(r"docs/rules/([a-z-]+)\.md", TEXT)) - set(load()) == set()
    assert main(["limits"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()[::2]] == list(limits.ALL)
