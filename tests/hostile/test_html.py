"""Floods of half-open HTML and Liquid: four times the input takes about four times the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import too_fast_growing

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


@pytest.mark.parametrize("name", WORK)
def test_linear(name: str) -> None:
    work = WORK[name]
    work("<a id=x>")  # imports are not the flood's
    found = {
        flood: too_fast_growing(lambda n, flood=flood: work(flood * (n // len(flood))), LENGTH) for flood in FLOODS
    }
    assert {flood: pair for flood, pair in found.items() if pair} == {}
