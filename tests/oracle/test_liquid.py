"""Random templates, rendered by Jekyll's Liquid and by ours."""

from __future__ import annotations

import copy
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from liquid_cases import SampleHost
from liquid_random import DATA, Templates

from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.target import JEKYLL
from jekyll_tools.text import Text

TESTS = Path(__file__).parents[1]
COUNT = 3000


def recorder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record_liquid_random", TESTS / "liquid" / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def asked(templates: list[str]) -> list[Any]:
    answers: list[Any] = recorder().ask([{"template": template, "data": DATA} for template in templates])
    return answers


def is_installed() -> bool:
    try:
        return bool(asked(["{{ 1 }}"]) == [{"result": "1"}])
    except OSError:
        return False


def made(template: str) -> str | None:
    """What ours makes; None where it stops."""
    engine = Engine(JEKYLL, SampleHost({}, {}))
    try:
        read = engine.parse(Text.written("page.md", template))
        return engine.render(read, engine.context(copy.deepcopy(DATA), "page.md")).string
    except LiquidError:
        return None


@pytest.mark.skipif(not is_installed(), reason="ruby and Jekyll are not installed (make oracle)")
def test_random_templates() -> None:
    templates = Templates(2026)
    given = [templates.one() for _ in range(COUNT)]
    pairs = zip(given, asked(given), strict=True)
    assert [(template, answer) for template, answer in pairs if made(template) != answer.get("result")] == []
