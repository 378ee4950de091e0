"""Floods of what the plugins look for links and headings in: they take time in proportion."""

from __future__ import annotations

import pytest
from growth import too_fast_growing

from jekyll_tools.render.plugins._links import links
from jekyll_tools.render.plugins.titles_from_headings import heading

FLOODS = [
    "[", "]", "](", "[a](", '[a](b "', "[a](b#", "[a](#", '[a](b "c" ', "[]()", "[a](b)c)", "[x](b.md#a\n", "[a]: b#\n",
    '[a]: b "\n', '[a]: b "c\n', "[a]: ", "\n[", "\t[", "\n", " ", "#", "# ", "#\n", " #", "=", "x\n=", "\n=", " \n",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS, ids=repr)
def test_floods(flood: str) -> None:
    assert too_fast_growing(lambda size: _read(flood * (size // len(flood))), 25_000) is None


def _read(text: str) -> None:
    for titles in (True, False):
        for _ in links(text, titles=titles):
            pass
    heading(text)
