"""Texts that know their place: every slice, join and change of line ends points back at what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_tools.text import Location, Origin, Segment, Text, join

SOURCE = st.text(alphabet="ab\r\n\t é\U0001f600", max_size=30)


@given(SOURCE, st.integers(0, 30), st.integers(0, 30))
def test_a_slice_keeps_each_character_at_its_place(source: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(source)), min(two, len(source))))
    part = Text.written("a.md", source).slice(start, end)
    assert part.string == source[start:end]
    for at in range(len(part)):
        assert part.locate(at, at + 1).text == part.string[at]


@given(SOURCE)
def test_line_ends_become_line_feeds_and_keep_their_place(source: str) -> None:
    text = Text.written("a.md", source).with_line_ends()
    assert text.string == source.replace("\r\n", "\n").replace("\r", "\n")
    for at, character in enumerate(text.string):
        written = text.locate(at, at + 1).text
        assert written == character or (character == "\n" and written in "\r\n")


@given(st.lists(SOURCE, min_size=1, max_size=4))
def test_joined_parts_keep_their_place(sources: list[str]) -> None:
    whole = join([Text.written(f"{number}.md", source) for number, source in enumerate(sources)])
    assert whole.string == "".join(sources)
    for at, character in enumerate(whole.string):
        assert whole.locate(at, at + 1).text == character


def test_made_text_is_located_at_what_made_it() -> None:
    origin = Origin("a.md", "x {{ name }} y")
    text = Text("x World y", [Segment(0, origin, 0), Segment(2, origin, 2, 10), Segment(7, origin, 12)])
    assert text.locate(3, 5).text == "{{ name }}"
    assert text.locate(0, 8).text == "x {{ name }} "
    assert text.slice(4, 9).locate(0).text == ""
    assert str(text.slice(4, 9).locate(4, 5)) == "a.md:1:14"


def test_lines_and_columns_count_code_points_from_one() -> None:
    origin = Origin("a.md", "é\U0001f600x\r\nend")
    assert origin.line_column(2) == (1, 3)
    assert origin.line(1) == "é\U0001f600x"
    assert [origin.offset(2, 1), origin.offset(9, 9)] == [5, 8]


def test_locations_are_values() -> None:
    one, two = Origin("a.md", "abc"), Origin("a.md", "abc")
    assert Location(one, 0, 1) == Location(two, 0, 1)
    assert len({Location(one, 0, 1), Location(two, 0, 1)}) == 1
    assert str(Location.of_file("b.md")) == "b.md:1:1"


def test_nothing_joins_to_nothing() -> None:
    with pytest.raises(ValueError, match="no text to join"):
        join([])
