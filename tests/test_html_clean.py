"""Obsolete markup in today's words: each case was compared, pixel for pixel, in a browser when it was recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from html_cases import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from jekyll_tools.html import colours
from jekyll_tools.html.tree import anchors, clean, leftovers

HERE = Path(__file__).parent / "html"
CASES = list(read_cases(HERE / "clean.md"))
LEFT = list(read_cases(HERE / "left.md"))

PIECES = st.sampled_from(
    ["a & b", "<!-- <tt>", "<hr noshade>", "<br clear=all>", "<table border=1><tr><td>"]
    + [f"<{tag}>" for tag in ("font color=red", "center", "p align=center", "b", "tt", "a name=x", "div align=right")]
    + [f"</{name}>" for name in ("font", "center", "p", "b", "tt", "a", "div", "table")]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_clean(case: Case) -> None:
    assert clean(case.given) == (case.given if case.expected is None else case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_clean_leaves_nothing_obsolete_and_nothing_to_do(case: Case) -> None:
    cleaned = clean(case.given)
    assert leftovers(cleaned) == []
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("case", LEFT, ids=lambda case: case.name)
def test_what_is_left_is_listed(case: Case) -> None:
    assert "\n".join(leftovers(clean(case.given))) == (case.expected or "")


@given(st.lists(PIECES, max_size=30))
def test_clean_keeps_the_text_and_is_settled(pieces: list[str]) -> None:
    fragment = "".join(pieces)
    cleaned = clean(fragment)
    assert BeautifulSoup(cleaned, "html.parser").get_text() == BeautifulSoup(fragment, "html.parser").get_text()
    assert clean(cleaned) == cleaned
    assert re.sub(r"<[^>]*>", "", cleaned) == re.sub(r"<[^>]*>", "", fragment)


@pytest.mark.parametrize(
    ("value", "css"),
    [
        ("", ""),
        ("transparent", ""),
        ("TRANSPARENT", ""),
        ("Tomato", "Tomato"),
        (" tomato\n", "tomato"),
        ("#F00", "#F00"),
        ("#ff6347", "#ff6347"),
        ("ff6347", "#ff6347"),
        ("#12", "#010200"),
        ("#1234", "#123400"),
        ("#12345678", "#124578"),
        ("chucknorris", "#c00000"),
        ("sick", "#00c000"),
        ("rgb(1,2,3)", "#001030"),
        ("#", "#000000"),
        ("  ", "#000000"),
        ("\U0001f600", "#000000"),
        ("0" * 200 + "f", "#000000"),
    ],
)
def test_legacy_colours(value: str, css: str) -> None:
    assert colours.css(value) == css


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", set()),
        ("no tags & nothing", set()),
        ("<p id=''>", set()),
        ("<!-- <p id=a> --><script>'<p id=b>'</script>", set()),
        ("<input name=a><img name=b>", set()),
        ("<p id=a><A NAME='b' id=c><h2 id=\"d&amp;e\">", {"a", "b", "c", "d&e"}),
        ("<p id=a id=b>", {"a"}),
        ("<p id=é><p id='a b'>", {"é", "a b"}),
        ('<p id=a><p id="b', {"a"}),
    ],
)
def test_anchors(html: str, found: set[str]) -> None:
    assert anchors(html) == found
