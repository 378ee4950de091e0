"""Floods of half-written CSS: four times the input takes about four times the time."""

from __future__ import annotations

import pytest
from growth import too_fast_growing

from jekyll_tools.sass.newer_css import kept

FLOODS = [
    "-", "--a", "--a ", '"', "'", "/*", "/* */", "//", "min(", "min(1", "max(1px,", "min(calc(", "calc(", "var(", "1+",
    "1 ", "rgb(var(", "rgb(var(--x),", "@media", "@media (a<", "(", "(<", "(a<b)", "<", "url(", "\\", "#{", " ", "\n",
]  # fmt: skip


@pytest.mark.parametrize("start", ["min(1px, 2px)", "min(", "@media ", "rgb(var(--x)"])
def test_linear(start: str) -> None:
    kept(start)  # patterns are compiled
    found = {
        flood: too_fast_growing(lambda n, flood=flood: kept(start + flood * (n // len(flood))), 6_000)
        for flood in FLOODS
    }
    assert {flood: pair for flood, pair in found.items() if pair} == {}
