"""Texts that are put aside come back as they were, whether they are worth squeezing or not."""

from __future__ import annotations

import random

import pytest

from jekyll_tools.kramdown.packed import Squeezed

_RANDOM = random.Random(7)
TEXTS = {
    "nothing": "",
    "of little": "<p>a</p>\n" * 100_000,
    "of much": "".join(map(chr, _RANDOM.choices(range(32, 0x3000), k=100_000))),
    "with what UTF-8 has not": "\ud800a" * 50_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_comes_back(name: str) -> None:
    squeezed = Squeezed(TEXTS[name])
    assert str(squeezed) == "".join(squeezed) == TEXTS[name]
    assert squeezed._is_compressed is (name in ("of little", "with what UTF-8 has not"))
