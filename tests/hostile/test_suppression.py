"""Floods of suppressions, whole and half-written: four times the input takes about four times the time."""

from __future__ import annotations

import pytest
from growth import too_fast_growing

from jekyll_tools.suppression.reading import in_text
from jekyll_tools.text import Origin

COMMENT = "{% comment %}jekyll-tools: ignore "
FLOODS = [
    '{:jekyll-tools: ignore="a"}\n', "{:jekyll-tools:", COMMENT, f"{COMMENT}a b{{% endcomment %}}",
    f"{COMMENT}a b{{% endcomment %}}\n",
    '> {:jekyll-tools: ignore="a"}\n', '{: jekyll-tools ignore="a"}\n', "{:jekyll-tools " * 3, "> > > {:jekyll-tools\n",
    "{% comment %}jekyll-tools: " + " " * 30, "{% comment %}jekyll-tools ignore a{% endcomment %}\n",
    "{% raw %}", "{% raw %}{% endraw %}", "```\n", "{%comment         ", "\n", " \n",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_takes_linear_time(flood: str) -> None:
    def read(length: int) -> None:
        whole = f'{{:jekyll-tools: ignore="a"}}\n{flood * (length // len(flood))}'
        list(in_text(Origin("a", whole), markdown=True))

    assert too_fast_growing(read, 50_000) is None
