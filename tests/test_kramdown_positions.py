"""Where elements, tags, ids and faults are said to be: the author's file is sliced there, for every case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from kramdown_places import faults, tag_faults

from jekyll_tools.diagnostic import Problem
from jekyll_tools.kramdown import parse
from jekyll_tools.kramdown.element import Document
from jekyll_tools.text import Location, Text

CASES = Path(__file__).parent / "kramdown"
TEXTS = sorted(CASES.rglob("*.text"))


def _lines(text: str, first: str, below: str) -> str:
    return first + "".join((below if at else "") + line for at, line in enumerate(text.splitlines(keepends=True)))


# What every case is nested in as well: prefixes, indentation, tabs and HTML around it move all that it holds.
NESTED_IN: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "quote": lambda text: _lines(text, "> ", "> "),
    "item": lambda text: _lines(text, "* ", "  "),
    "tabs": lambda text: _lines(text, "*\t", "\t"),
    "item in item": lambda text: _lines(text, "* 1. ", "     "),
    "item in quote": lambda text: _lines(_lines(text, "* ", "  "), "> ", "> "),
    "definition": lambda text: "term\n" + _lines(text, ": ", "  "),
    "footnote": lambda text: "a[^zz]\n\n[^zz]:\n" + _lines(text, "    ", "    "),
    "html": lambda text: f'<div markdown="1">\n{text}\n</div>\n',
}


def _document(text: str, **options: object) -> Document:
    return parse(Text.written("page.md", text), options)


def _options(case: Path) -> dict[str, object]:
    given = case.with_suffix(".options")
    return json.loads(given.read_text("utf-8")) if given.exists() else {}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("outer", NESTED_IN)
def test_elements_stand_where_they_say(outer: str, ends: str) -> None:
    wrong = []
    for case in TEXTS:
        text = NESTED_IN[outer](case.read_text("utf-8")).replace("\n", ends)
        wrong += [(case.stem, *fault) for fault in faults(_document(text, **_options(case)))]
    assert wrong == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("outer", NESTED_IN)
def test_tags_and_attributes_stand_where_they_say(outer: str, ends: str) -> None:
    wrong = []
    for case in TEXTS:
        text = NESTED_IN[outer](case.read_text("utf-8")).replace("\n", ends)
        document = _document(text, **_options(case))
        wrong += [(case.stem, *fault) for fault in tag_faults(document)]
        wrong += [(case.stem, problem.kind, "") for problem in document.problems if not problem.location.text]
    assert wrong == []


def _places(found: dict[str, Location]) -> dict[str, str]:
    return {name: f"{place} {place.text}" for name, place in found.items()}


NESTED = """\
# Title

> text [a](b "t")
> * item <b id='x'>c</b>
>
>       code
>
>   more ![d](e)

    not *me*

Last[^1] {#no}

[^1]: note
    [f](g)
"""


def test_tags_through_nested_blocks() -> None:
    found = [(tag.name, str(tag.location)) for tag in _document(NESTED).tags() if tag.name in ("a", "b", "h1", "img")]
    assert found == [
        ("h1", "page.md:1:1"),
        ("a", "page.md:3:8"),
        ("b", "page.md:4:10"),
        ("img", "page.md:8:10"),
        ("a", "page.md:12:5"),
        ("a", "page.md:15:5"),
    ]


def test_ids() -> None:
    assert _places(_document(NESTED).ids()) == {
        "title": "page.md:1:1 # Title",
        "x": "page.md:4:13 id='x'",
        "fnref:1": "page.md:12:5 [^1]",
        "fn:1": "page.md:14:1 [^1]: note\n    [f](g)",
    }


def test_written_tags_have_what_attribute_lists_add() -> None:
    (tag,) = (tag for tag in _document('a <B Title="x &amp; y">b</B>{:.c}\n').tags() if tag.written)
    assert {name: value.value for name, value in tag.attributes.items()} == {"title": "x & y", "class": "c"}
    assert tag.attributes["title"].location.text == 'Title="x &amp; y"'


def _facts(problem: Problem) -> tuple[str, str, str, dict[str, object]]:
    facts = {name: str(fact) if isinstance(fact, Location) else fact for name, fact in problem.facts.items()}
    return problem.kind, str(problem.location), problem.location.text, facts


AT_THE_END = {"where": "document", "closed_at": "page.md:3:1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b> *d* [e](f) <br> <p>g</p>\n", [("tag-as-text", "page.md:1:28", "<p>", {"name": "p"})]),
        ("a <b>c</b> [d][e]\n\n[e]: f\n", []),
        (
            "> a <b>c\n\nd\n",
            [
                (
                    "unclosed-tag",
                    "page.md:1:5",
                    "<b>",
                    {"name": "b", "where": "paragraph", "closed_at": "page.md:1:9"},
                )
            ],
        ),
        (
            "* a </b>\n",
            [
                (
                    "stray-end-tag",
                    "page.md:1:5",
                    "</b>",
                    {"name": "b", "shown": True, "fallback": "", "text": "a </b>", "at": 2},
                )
            ],
        ),
        (
            "a <b>c <i>d</b> e</i>\n",
            [("misnested-tag", "page.md:1:12", "</b>", {"name": "b", "open": "i", "opened": "page.md:1:8"})],
        ),
        (
            "<div>\n<p>a\n",
            [
                (
                    "unclosed-tag",
                    "page.md:1:1",
                    "<div>",
                    {"name": "div", "where": "document", "closed_at": "page.md:3:1", "harmless": True},
                ),
                (
                    "unclosed-tag",
                    "page.md:2:1",
                    "<p>",
                    {"name": "p", "where": "document", "closed_at": "page.md:3:1", "harmless": True},
                ),
            ],
        ),
        ("a [b][c] d\n", [("undefined-label", "page.md:1:3", "[b][c]", {"label": "c"})]),
    ],
    ids=["text", "nothing", "unclosed", "stray", "misnested", "blocks", "label"],
)
def test_problems(text: str, expected: list[tuple[str, str, str, dict[str, object]]]) -> None:
    # An end tag of what is shown as text closes nothing either.
    found = [_facts(problem) for problem in _document(text).problems]
    assert [fact for fact in found if fact[2] != "</p>"] == expected


@pytest.mark.parametrize("mark", ["> ", "* ", "<b>", '<div markdown="1">\n', "*a **b ", "[", "![", "(a <i>"])
def test_depth_is_bounded(mark: str) -> None:
    text = "x" + mark * 3000 if mark in ("<b>", "(a <i>") else mark * 3000
    document = _document(text + "end\n")
    kinds = {problem.kind for problem in document.problems}
    assert sum(1 for _ in document.walk()) < 40_000
    assert "too-complex" in kinds or mark in ("[", "![", "*a **b ")
    limits = {problem.facts["limit"] for problem in document.problems if problem.kind == "too-complex"}
    assert limits <= {"nesting"}


def test_work_on_emphasis_is_bounded() -> None:
    found = [(p.kind, p.facts["limit"]) for p in _document("***a " * 2000).problems]
    assert found == [("too-complex", "emphasis-work")]
