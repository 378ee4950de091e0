"""Liquid blanked out: same length, same lines, nothing of it left."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_cases import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from jekyll_tools.liquid.mask import HOLE, mask

PATH = Path(__file__).parent / "liquid" / "mask.md"
CASES = list(read_cases(PATH))
PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{", "}", "a", "\n", " ", "{% raw %}", "{% endraw %}", "{% comment %}", "{% endcomment %}"]
)


def shown(text: str) -> str:
    return mask(text).replace(HOLE, "█")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mask(case: Case) -> None:
    assert shown(case.given) == (case.given if case.expected is None else case.expected)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_character_keeps_its_place(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, HOLE) for old, new in zip(text, masked, strict=True))
    assert masked.count("\n") == text.count("\n")
