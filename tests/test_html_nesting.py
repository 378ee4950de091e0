"""Tags that do not match: what is said of them, where, and with which facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_cases import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from jekyll_tools import limits
from jekyll_tools.html.nesting import problems
from jekyll_tools.text import Location, Text

PATH = Path(__file__).parent / "html" / "nesting.md"
CASES = list(read_cases(PATH))
NAMES = st.sampled_from(
    ["p", "div", "b", "span", "a", "li", "ul", "table", "tr", "td", "h2", "svg", "br", "option", "p /"]
)
TAGS = st.one_of(NAMES.map("<{}>".format), NAMES.map("</{}>".format), st.just("x"))


def span(location: Location) -> str:
    return f"{location.line}:{location.column}-{location.end_line}:{location.end_column}"


def shown(html: str) -> str:
    lines: list[str] = []
    for problem in problems(Text.written("a.html", html)):
        facts = {name: span(fact) if isinstance(fact, Location) else fact for name, fact in problem.facts.items()}
        words = " ".join(f"{name}={fact}" for name, fact in facts.items())
        lines.append(f"{span(problem.location)} {problem.kind} {words}")
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_problems(case: Case) -> None:
    assert shown(case.given) == (case.expected or "")


def test_deeper_than_browsers_go() -> None:
    fine = "<i>" * limits.OPEN_ELEMENTS
    assert shown(fine + "</i>" * limits.OPEN_ELEMENTS) == "1:1537-1:1541 too-complex limit=open-elements"
    assert shown(fine[3:] + "</i>" * (limits.OPEN_ELEMENTS - 1)) == ""


@given(st.lists(TAGS, max_size=40))
def test_every_problem_stands_at_its_own_tag(tags: list[str]) -> None:
    html = "".join(tags)
    found = problems(Text.written("a.html", html))
    assert [problem.location.order for problem in found] == sorted(problem.location.order for problem in found)
    for problem in found:
        slash = "" if problem.kind == "unclosed-tag" else "/"
        assert problem.location.text.startswith(f"<{slash}{problem.facts['name']}")


@given(
    st.recursive(
        st.just("x"),
        lambda inner: st.tuples(st.sampled_from(["b", "i", "span", "q"]), inner).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        ),
    )
)
def test_brackets_that_match_are_silent(html: str) -> None:
    assert shown(html) == ""
