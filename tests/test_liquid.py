"""Liquid, case by case, against what Jekyll made of the same template."""

from __future__ import annotations

import pytest
from liquid_cases import HERE, Case, SampleHost, read_cases

from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.target import GITHUB_PAGES, JEKYLL
from jekyll_tools.text import Text

CASES = [case for path in sorted(HERE.glob("*.yml")) for case in read_cases(path)]


def outcome(case: Case) -> tuple[str | None, str | None]:
    """What the template makes, or the words of what stops it."""
    target = GITHUB_PAGES if case.file == "pages.yml" else JEKYLL
    engine = Engine(target, SampleHost(case.files, case.config), case.config.get("plugins", ()))
    try:
        template = engine.parse(Text.written("page.md", case.template))
        return engine.render(template, engine.context(case.data, "page.md")).string, None
    except LiquidError as error:
        return None, error.message


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.name}")
def test_case(case: Case) -> None:
    assert outcome(case) == (case.result, case.problem)
