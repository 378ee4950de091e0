"""Tags and attributes as browsers read them, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_cases import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from jekyll_tools.html.references import resolve
from jekyll_tools.html.scan import EndTag, raw_tags, scan, scan_tag
from jekyll_tools.text import Location, Text

PATH = Path(__file__).parent / "html" / "scan.md"
CASES = list(read_cases(PATH))
MARKUP = st.text(st.sampled_from("<>/!-?= \n\"'&;ab#é[]CDATAscript"), max_size=60)


def span(location: Location) -> str:
    return f"{location.line}:{location.column}-{location.end_line}:{location.end_column}"


def shown(html: str) -> str:
    lines: list[str] = []
    for tag in scan(Text.written("a.html", html)):
        if isinstance(tag, EndTag):
            lines.append(f"{span(tag.location)} </{tag.name}>")
            continue
        lines.append(f"{span(tag.location)} <{tag.name}{' /' if tag.self_closing else ''}>")
        for attribute in tag.attributes.values():
            at = f" {span(attribute.value_location)}" if attribute.value_location else ""
            lines.append(f"    {span(attribute.location)} {attribute.name} = {attribute.value!r}{at}")
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tags(case: Case) -> None:
    assert shown(case.given) == (case.expected or "")


@given(MARKUP)
def test_every_place_is_where_it_says(html: str) -> None:
    end = 0
    for raw in raw_tags(html):
        assert raw.start >= end
        assert html[raw.start : raw.start + 1 + raw.closing] == ("</" if raw.closing else "<")
        assert html[raw.end - 1] == ">"
        assert scan_tag(html, raw.start) == raw
        for attribute in raw.attributes:
            assert html[attribute.start : attribute.end].lower().startswith(attribute.name)
            if attribute.value is not None:
                assert resolve(html[attribute.value_start : attribute.value_end]) == attribute.value
        end = raw.end


@pytest.mark.parametrize("start", [0, 1, 4, 99])
def test_no_tag_there(start: int) -> None:
    assert scan_tag('a <b c="d', start) is None
