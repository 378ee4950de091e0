"""Every case of `kramdown/`: a text, and what kramdown 2.4.0 made of it (recorded by `kramdown/record.py`)."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from jekyll_tools.kramdown import (
    definitions,
    items,
    jekyll_options,
    kept,
    list_items,
    parse,
    passed_parts,
    passed_rows,
    passing,
    render,
    rows,
    setting,
    spans,
    state,
    to_html,
    toc,
    tree,
    written,
)
from jekyll_tools.kramdown.block import blockquote
from jekyll_tools.kramdown.dialect import dialect
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.options import DECLARED, NO_HTML
from jekyll_tools.kramdown.syntax import Block, ordered
from jekyll_tools.options import OptionError
from jekyll_tools.text import Text

CASES = Path(__file__).parent / "kramdown"
TEXTS = sorted(CASES.rglob("*.text"))


def _options(case: Path) -> dict[str, object]:
    path = case.with_suffix(".options")
    return {"syntax_highlighter": None} | (json.loads(path.read_text("utf-8")) if path.exists() else {})


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case.relative_to(CASES).with_suffix("").as_posix())
def test_case(case: Path) -> None:
    assert to_html(case.read_text("utf-8"), **_options(case)) == case.with_suffix(".html").read_text("utf-8")


@pytest.mark.parametrize("name", ["kramdown", "GFM"])
def test_what_blocks_begin_with(name: str) -> None:
    """No rule is passed over at a line that it would take."""
    lines = {line + "\n" for case in TEXTS for line in case.read_text("utf-8").split("\n")}
    for block in dialect(name).block_syntaxes:
        pattern = re.compile(dialect(name).blocks.specification[block.name], re.M | re.A)
        assert [line for line in lines if block.begins and line[0] not in block.begins and pattern.match(line)] == []


@pytest.mark.parametrize("many", [0, 1 << 30])
def test_blocks_written_as_they_are_read(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case once more, as if it were one of the long texts that are not kept whole."""
    monkeypatch.setattr(passing, "BLOCKS_KEPT", many)
    for module in (passing, passed_parts, passed_rows):
        monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(setting, "_SHORT", 0)
    monkeypatch.setattr(kept, "is_short", lambda _text: False)
    monkeypatch.setattr(state, "_LONG", 0)
    for module in (spans, tree):
        monkeypatch.setattr(module, "SPANS_KEPT", 2)
    for module, name in ((passing, "MUCH"), (tree, "MUCH"), (tree, "_SOME"), (written, "_MUCH"), (toc, "_LONG")):
        monkeypatch.setattr(module, name, 0)
    monkeypatch.setattr(rows, "ROWS_KEPT", 1)
    monkeypatch.setattr(blockquote, "_AT_ONCE", 1)
    for module in (items, list_items, definitions):
        monkeypatch.setattr(module, "HUGE", 0)
    monkeypatch.setattr(items, "_MANY", 0)
    monkeypatch.setattr(state, "HUGE", 0)
    monkeypatch.setattr(state, "_BATCH", 0)
    for case in TEXTS:
        assert to_html(case.read_text("utf-8"), **_options(case)) == case.with_suffix(".html").read_text("utf-8"), case


@pytest.mark.parametrize("name", ["kramdown", "GFM"])
def test_order(name: str) -> None:
    """The order in which the elements are tried, as the files' `before=` settle it."""
    kinds = dialect(name)
    lines = ["blocks:"] + [f"  {syntax.name}" for syntax in kinds.block_syntaxes]
    lines += ["spans:"] + [f"  {syntax.name}" for syntax in kinds.span_syntaxes]
    assert lines == (CASES / f"order.{name}.txt").read_text("utf-8").splitlines()


def test_every_element_has_cases() -> None:
    kinds = dialect("GFM")
    names = {syntax.name for syntax in (*kinds.block_syntaxes, *kinds.span_syntaxes)}
    assert names - {case.parent.name for case in TEXTS} == set()


def _block(name: str, before: str | None = None) -> Block:
    return Block(name, "x", lambda _match, _state: None, before=before)


def test_order_is_declared() -> None:
    syntaxes = [_block("a"), _block("b", before="a"), _block("c", before="b")]
    assert [syntax.name for syntax in ordered(syntaxes)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("syntaxes", "message"),
    [
        ([_block("a", before="z")], "a wants to come before z, which does not exist"),
        ([_block("a"), _block("a")], "two syntaxes are named a"),
        ([_block("a", before="b"), _block("b", before="a")], "the order goes round in a circle: a, b"),
    ],
)
def test_order_that_cannot_be(syntaxes: list[Block], message: str) -> None:
    with pytest.raises(ValueError) as error:
        ordered(syntaxes)
    assert str(error.value) == message


def test_options_are_checked() -> None:
    with pytest.raises(OptionError) as unknown:
        to_html("a", auto_id=True)
    assert str(unknown.value) == "unknown kramdown option 'auto_id'; did you mean auto_ids?"
    with pytest.raises(OptionError) as wrong:
        to_html("a", footnote_nr="many")
    assert str(wrong.value) == "kramdown option footnote_nr takes a whole number, not 'many'"


def test_parse_and_render_are_to_html() -> None:
    text = "# A\n\n* b\n* [c](d)\n"
    assert render(parse(Text.written("a.md", text), {})) == to_html(text)


def test_a_document_may_be_written_twice() -> None:
    document = parse(Text.written("a.md", "![b](c)[^1] d[^1]\n\n[^1]: e\n"), {})
    assert render(document) == render(document)


@pytest.mark.parametrize("text", ["*a*", None])
def test_what_is_no_text_is_refused(text: object) -> None:
    with pytest.raises(TypeError, match="parse takes a Text, not "):
        parse(text, {})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="jekyll_options takes a mapping, not "):
        jekyll_options(text)  # type: ignore[arg-type]


def test_line_ends_do_not_matter() -> None:
    text = "# A\n\nb\nc\n\n* d\n"
    assert to_html(text.replace("\n", "\r\n")) == to_html(text.replace("\n", "\r")) == to_html(text)


def test_walk_is_in_the_order_of_the_document() -> None:
    root = parse(Text.written("a.md", "a *b* `c`\n"), {}).root
    assert [element.kind for element in root.walk()] == ["root", "p", "text", "em", "text", "text", "codespan"]
    assert all(isinstance(element, Element) for element in root.walk())


HIGHLIGHTED = '<p><code class="language-plaintext highlighter-rouge">a</code></p>\n'
PLAIN = "<p><code>a</code></p>\n"


@pytest.mark.parametrize(
    ("config", "html"),
    [
        ({}, HIGHLIGHTED),
        ({"kramdown": None}, HIGHLIGHTED),
        ({"kramdown": {"enable_coderay": False, "nosuch": 1}}, HIGHLIGHTED),
        ({"kramdown": {"syntax_highlighter": None}}, HIGHLIGHTED),
        ({"kramdown": {"syntax_highlighter_opts": {"guess_lang": False}}}, HIGHLIGHTED),
        ({"kramdown": {"guess_lang": False}}, PLAIN),
        ({"kramdown": {"syntax_highlighter_opts": {"span": {"disable": True}}}}, PLAIN),
        ({"highlighter": "none"}, PLAIN),
    ],
)
def test_jekyll_options(config: dict[str, object], html: str) -> None:
    """As Jekyll 4.3.1 shows a code span under these settings."""
    assert to_html("`a`\n", **jekyll_options(config)) == html


def test_jekyll_reads_github_markdown_without_hard_wraps() -> None:
    assert to_html("a\nb\n", **jekyll_options({})) == "<p>a\nb</p>\n"
    assert to_html("a\nb\n", **jekyll_options({"kramdown": {"hard_wrap": True}})) == "<p>a<br />\nb</p>\n"


def test_recording_needs_no_ruby(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    record = _record()
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert record.main() == 0
    assert capsys.readouterr().err == "kramdown is not installed: the recorded results stay as they are\n"


def _record() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record", CASES / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manual_lists_every_option() -> None:
    assert to_html.__doc__ is not None
    listed = [line.strip() for line in to_html.__doc__.splitlines() if ": " in line and "; " in line]
    html = [option for option in DECLARED.values() if option.doc != NO_HTML]
    assert listed == [f"{option.name}: {option.default!r}; {option.doc}" for option in html]
