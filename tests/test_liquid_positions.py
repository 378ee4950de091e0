"""Where the parts of what Liquid made come from, and where its errors are."""

from __future__ import annotations

import pytest
from liquid_cases import SampleHost

from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.output import Placed
from jekyll_tools.target import JEKYLL
from jekyll_tools.text import Location, Text

FILES = {"_includes/a.html": "in {{ x }}\n{% include b.html %}", "_includes/b.html": "b\n{% include nope.html %}"}


def made(template: str, data: dict[object, object] | None = None, files: dict[str, str] | None = None) -> Text:
    engine = Engine(JEKYLL, SampleHost(files or {}, {}), ["jekyll-include-cache"])
    read = engine.parse(Text.written("page.md", template))
    return engine.render(read, engine.context(data or {}, "page.md"))


def parts(text: Text) -> list[tuple[str, str]]:
    """Each part of the text, and what is written in the file at its place."""
    ends = [segment.start for segment in text.segments[1:]] + [len(text.string)]
    return [
        (text.string[segment.start : end], text.locate(segment.start, end).text)
        for segment, end in zip(text.segments, ends, strict=True)
    ]


def shown(place: Location) -> list[str]:
    """A place, and the tags that led there."""
    return [str(one) for one in (place, *place.through)]


def test_text_without_liquid_is_the_same() -> None:
    text = Text.written("page.md", "no { liquid } here")
    engine = Engine(JEKYLL, SampleHost({}, {}))
    assert engine.render(engine.parse(text), engine.context({})) is text


def test_own_words_keep_their_place_and_outputs_are_their_tag() -> None:
    assert parts(made("a {{ x }} b", {"x": "made"})) == [("a ", "a "), ("made", "{{ x }}"), (" b", " b")]


def test_words_in_blocks_keep_their_place() -> None:
    text = made("{% for i in (1..2) %}x{% endfor %}{% if true %}y{% endif %}")
    assert [str(text.locate(at)) for at in range(3)] == ["page.md:1:22", "page.md:1:22", "page.md:1:48"]


def test_cut_blanks_leave_the_rest_in_place() -> None:
    assert parts(made("a  {{- 1 -}}  b")) == [("a", "a"), ("1", "{{- 1 -}}"), ("b", "b")]


def test_words_of_an_include_stand_in_its_file() -> None:
    files = {"_includes/a.html": "in {{ x }}{% include b.html %}", "_includes/b.html": "b"}
    text = made("1\n{% include a.html %}2", {"x": "y"}, files)
    assert parts(text) == [("1\n", "1\n"), ("in ", "in "), ("y", "{{ x }}"), ("b", "b"), ("2", "2")]
    assert shown(text.locate(2, 5)) == ["_includes/a.html:1:1", "page.md:2:1"]
    assert shown(text.locate(6, 7)) == ["_includes/b.html:1:1", "_includes/a.html:1:11", "page.md:2:1"]
    assert shown(text.locate(7, 8)) == ["page.md:2:21"]


def test_a_file_of_a_theme_is_the_tag_that_includes_it() -> None:
    host = SampleHost({"_includes/a.html": "in {{ x }}{% include b.html %}", "_includes/b.html": "b"}, {})
    theirs = host.include("a.html")
    assert theirs is not None
    theirs.segments[0].origin.foreign = True
    engine = Engine(JEKYLL, host)
    text = engine.render(engine.parse(Text.written("page.md", "1{% include a.html %}2")), engine.context({"x": "y"}))
    assert parts(text) == [("1", "1"), ("in yb", "{% include a.html %}"), ("2", "2")]


def test_a_printed_parameter_is_the_tag_that_gives_it() -> None:
    text = made("\n{% include a.html x='y' %}", {}, {"_includes/a.html": "<{{ include.x | upcase }}>"})
    assert parts(text)[2] == ("Y", "{% include a.html x='y' %}")
    assert shown(text.locate(2, 3)) == ["page.md:2:1", "_includes/a.html:1:2"]
    assert text.locate(1, 4).text == "<{{ include.x | upcase }}>"


def test_a_cached_include_is_reached_by_the_tag_at_hand() -> None:
    files = {"_includes/a.html": "a{{ include.x }}"}
    text = made("{% include_cached a.html x=1 %}\n{% include_cached a.html x=1 %}", {}, files)
    assert text.string == "a1\na1"
    assert [shown(text.locate(at, at + 1)) for at in (0, 1, 3, 4)] == [
        ["_includes/a.html:1:1", "page.md:1:1"],
        ["page.md:1:1", "_includes/a.html:1:2"],
        ["_includes/a.html:1:1", "page.md:2:1"],
        ["page.md:2:1", "_includes/a.html:1:2"],
    ]


def test_a_stretch_ends_with_the_tag_of_an_include_and_at_the_end_of_its_file() -> None:
    files = {"_includes/a.html": "<a>{% include b.html %}", "_includes/b.html": "<b>"}
    text = made("see {% include a.html %} there", {}, files)
    assert text.locate(0, 10).text == "see {% include a.html %}"
    assert text.locate(4, 10).text == "<a>{% include b.html %}"
    assert text.locate(7, 16).text == "<b>"


def test_captured_words_keep_their_place_where_they_are_printed() -> None:
    assert parts(made("{% capture c %}x{{ 1 }}{% endcapture %}-{{ c }}{{ c | upcase }}")) == [
        ("-", "-"),
        ("x", "x"),
        ("1", "{{ 1 }}"),
        ("X1", "{{ c | upcase }}"),
    ]


def test_a_placed_value_keeps_its_places() -> None:
    content = made("a{{ 1 }}")
    engine = Engine(JEKYLL, SampleHost({}, {}))
    layout = engine.parse(Text.written("layout.html", "<p>{{ content }}</p>"))
    assert parts(engine.render(layout, engine.context({"content": Placed.of(content)}))) == [
        ("<p>", "<p>"),
        ("a", "a"),
        ("1", "{{ 1 }}"),
        ("</p>", "</p>"),
    ]


def test_places_of_a_text_that_was_cut_from_a_file() -> None:
    engine = Engine(JEKYLL, SampleHost({}, {}))
    body = Text.written("page.md", "---\n---\nword {{ 1 }}").slice(8)
    text = engine.render(engine.parse(body), engine.context({}))
    assert [str(text.locate(0)), str(text.locate(5))] == ["page.md:3:1", "page.md:3:6"]


@pytest.mark.parametrize(
    ("template", "place", "written"),
    [
        ("a\n{{ 1 | divided_by: 0 }}", "page.md:2:1", "{{ 1 | divided_by: 0 }}"),
        ("a\n{% nope %}", "page.md:2:1", "{% nope %}"),
        ("a\n{% if true %}\nx", "page.md:2:1", "{% if true %}"),
        ("a\n {{ x", "page.md:2:2", "{{"),
        ("a\n {{ x } y", "page.md:2:2", "{{ x }"),
        ("{% if true %}{% for i in (1..2) %}{% if 1 < 'a' %}{% endif %}{% endfor %}{% endif %}", "page.md:1:35", ""),
        ("{% comment %}\n{% if %}{% endif %}{% endcomment %}", "page.md:2:1", "{% if %}"),
        ("{% liquid\n assign x = 1\n nope\n%}", "page.md:3:2", "nope"),
    ],
)
def test_place_of_an_error(template: str, place: str, written: str) -> None:
    with pytest.raises(LiquidError) as caught:
        made(template)
    assert caught.value.location is not None
    assert str(caught.value.location) == place
    assert not written or caught.value.location.text == written


def test_an_error_in_an_include_names_the_tags_that_led_there() -> None:
    with pytest.raises(LiquidError) as caught:
        made("1\n{% include a.html %}", {}, FILES)
    places = [caught.value.location, *caught.value.path]
    assert [str(place) for place in places] == ["_includes/b.html:2:1", "_includes/a.html:2:1", "page.md:2:1"]


def test_what_only_the_lax_reading_takes_is_noted() -> None:
    engine = Engine(JEKYLL, SampleHost({}, {}))
    template = engine.parse(Text.written("page.md", 'a\n{{ x | "text" }}{{ x }}'))
    assert [(p.kind, str(p.location), dict(p.facts)) for p in template.problems] == [
        ("liquid-lax", "page.md:2:1", {"message": "Expected id but found string"}),
        ("liquid-unknown-filter", "page.md:2:1", {"name": "text"}),
    ]
