"""Very many findings in one long line: four times as many take about four times the time in every format."""

from __future__ import annotations

import pytest
from growth import too_fast_growing

from jekyll_tools.diagnostic import Diagnostic, Report, Summary
from jekyll_tools.reporters import names, reporter
from jekyll_tools.text import Location, Origin

UNITS = ["[a](/no/) ", "//u:p@h.org/?token=x ", "a=b "]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", names())
def test_findings_of_one_line_take_linear_time(name: str, unit: str) -> None:
    def render(number: int) -> None:
        line = Origin("a.md", unit * number + "\n")
        places = [Location(line, at * len(unit), at * len(unit) + 3) for at in range(number)]
        found = [Diagnostic("missing-page", "error", place, "m") for place in places]
        reporter(name)(Report(found, Summary(1, 0.0), shows="all"))

    assert too_fast_growing(render, 1_500) is None
