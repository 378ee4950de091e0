"""Floods of half-open HTML and Liquid: four times the input takes about four times the time."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from jekyll_tools.html.nesting import problems
from jekyll_tools.html.scan import scan
from jekyll_tools.html.tree import anchors, clean, leftovers
from jekyll_tools.liquid.mask import mask
from jekyll_tools.text import Text

FLOODS = [
    "<", "<a ", '<a href="', '<a href="x" ', "<a b = ", "<!--", "<!-->", "<!-- -->", "<?", "<![CDATA[", "<![CDATA[>",
    "<svg><![CDATA[", "</", "</a", "</b>", "<title>", "<script><!--", "<script><!--<script>", "<a b='&#9999999999",
    "<div>", "<b><i></b></i>", "<p><b>", "<p><span>", "<li><b>", "<a>", "<a id=x>", "<font color=red>",
    "<p><font>x</p>", "<font color=red>x</font>", "<center><table>", "<table border=1><tr><td>x</table>",
    "<table><tr><td>", "<svg>", "<option>", "<h1><h2>", "{{", "{%", "{% comment %}", "{% raw %}", "{% endcomment %}",
    "{%       ", "{{ x %}",
]  # fmt: skip
WORK: dict[str, Callable[[str], object]] = {
    "scan": lambda text: list(scan(Text.written("a", text))),
    "problems": lambda text: problems(Text.written("a", text)),
    "clean": clean,
    "leftovers": leftovers,
    "anchors": anchors,
    "mask": mask,
}
LENGTH = 2_500


def cost(work: Callable[[str], object], flood: str, length: int) -> float:
    text = flood * (length // len(flood))
    start = process_time()
    work(text)
    return process_time() - start


@pytest.mark.parametrize("name", WORK)
def test_linear(name: str) -> None:
    work = WORK[name]
    work("<a id=x>")  # imports are not the flood's
    costs = {flood: (cost(work, flood, LENGTH), cost(work, flood, 4 * LENGTH)) for flood in FLOODS}
    slow = {flood: pair for flood, pair in costs.items() if pair[1] > 6 * pair[0] + 0.05}
    assert slow == {}
