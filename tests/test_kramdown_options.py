"""kramdown's options as programs, texts and sites give them: recorded from kramdown and Jekyll, `kramdown_options/`."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jekyll_tools import psych
from jekyll_tools.kramdown import jekyll_options, to_html
from jekyll_tools.kramdown.options import DECLARED, RETIRED, settle, value
from jekyll_tools.kramdown.site_options import refused
from jekyll_tools.options import OptionError
from jekyll_tools.text import Text

HERE = Path(__file__).parent / "kramdown_options"


def _record() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record", HERE / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RECORD = _record()
ASKED = RECORD.questions()


def _cases(name: str) -> list[tuple[Any, Any]]:
    return list(zip(ASKED[name], json.loads((HERE / f"{name}.json").read_text("utf-8")), strict=True))


def _healed(options: dict[str, Any]) -> dict[str, Any]:
    return {name: given if name in RETIRED else value(name, given) for name, given in options.items()}


@pytest.mark.parametrize(("asked", "html"), _cases("values"), ids=str)
def test_value(asked: tuple[str, dict[str, Any]], html: str | None) -> None:
    """An odd value means what it means to kramdown; one that stops kramdown is an error."""
    text, options = asked
    if html is None:
        with pytest.raises(OptionError):
            _healed(options)
    else:
        assert to_html(text, **_healed(options)) == html


@pytest.mark.parametrize(("asked", "html"), _cases("values"), ids=str)
def test_value_from_a_program(asked: tuple[str, dict[str, Any]], html: str | None) -> None:
    """A program is told of an odd value, or gets what kramdown makes of it."""
    text, options = asked
    refusal = _refusal(options)
    name = next(iter(options))
    if refusal is None:
        assert to_html(text, **options) == html
    else:
        assert refusal == f"kramdown option {name} takes {DECLARED[name].kind.name}, not {options[name]!r}"


def _refusal(options: dict[str, Any]) -> str | None:
    try:
        settle(options)
    except OptionError as error:
        return str(error)
    return None


@pytest.mark.parametrize("name", ["texts", "github", "native", "elements"])
def test_text(name: str) -> None:
    """Where kramdown stops, there is a result all the same."""
    for (text, options), html in _cases(name):
        made = to_html(text, **options)
        assert html is None or (text, made) == (text, html)


@pytest.mark.parametrize(("config", "html"), _cases("sites"))
def test_site(config: str, html: str | None) -> None:
    """A setting at which Jekyll stops is refused, and the site is read as if it were not there."""
    data = psych.parse(Text.written("_config.yml", config)).value
    made = to_html(RECORD.SITE_TEXT, **jekyll_options(data))
    if html is None:
        assert len(refused(data)) == 1
    else:
        assert refused(data) == {}
        assert made == html


def test_every_option_has_values() -> None:
    assert {case["option"] for case in RECORD.load("values")} >= set(DECLARED)


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("auto_id", True, "unknown kramdown option 'auto_id'; did you mean auto_ids?"),
        ("auto_ids", "no", "kramdown option auto_ids takes true or false, not 'no'"),
        ("footnote_nr", 1.5, "kramdown option footnote_nr takes a whole number, not 1.5"),
        (
            "entity_output",
            "char",
            "kramdown option entity_output takes one of as_char, as_input, numeric, symbolic, not 'char'",
        ),
        ("toc_levels", 3, "kramdown option toc_levels takes levels from 1 to 6, such as 1..6 or 2,3, not 3"),
        ("math_engine", "katex", "kramdown option math_engine takes mathjax or nothing, not 'katex'"),
        ("syntax_highlighter", "coderay", "kramdown option syntax_highlighter takes rouge or nothing, not 'coderay'"),
        (
            "gfm_quirks",
            "x",
            "kramdown option gfm_quirks takes a list of paragraph_end and no_auto_typographic, not 'x'",
        ),
        ("template", "document", "kramdown option template takes no text but the empty one, not 'document'"),
    ],
)
def test_what_an_error_says(name: str, given: object, words: str) -> None:
    with pytest.raises(OptionError) as caught:
        to_html("a", **{name: given})
    assert str(caught.value) == words


def test_an_unknown_name_like_no_other_is_told_all() -> None:
    with pytest.raises(OptionError) as caught:
        to_html("a", zzz=1)
    assert str(caught.value) == f"unknown kramdown option 'zzz'; there are {', '.join(DECLARED)}"


def test_recording_needs_no_ruby(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(RECORD.shutil, "which", lambda _name: None)
    assert RECORD.main() == 0
    assert capsys.readouterr().err == "Ruby is not installed: the recorded results stay as they are\n"


def test_contents_within_a_header() -> None:
    """A header that holds the table of contents is shown there without it; kramdown shows the list's own item (it was
    asked, and the list taken out of its answer).
    """
    text = '<h2>a<section markdown="1">\n* b\n{:toc}\n</section></h2>\n'
    assert to_html(text, html_to_native=True) == (
        '<h2 id="a">a  <section>\n<ul id="markdown-toc">\n  <li><a href="#a" id="markdown-toc-a">a        <section>'
        "</section>\n</a></li>\n</ul>\n\n  </section>\n</h2>\n"
    )
