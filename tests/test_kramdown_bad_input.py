"""Any text has HTML, elements with places, and problems; what is no text is said by its name."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from jekyll_tools.kramdown import jekyll_options, parse, render, to_html
from jekyll_tools.text import Text

LISTS = "* a\n{:toc}\n\n* b\n{:footnotes}\n\n# c[^1]\n\n[^1]: d\n"
OPTIONS = ({}, {"input": "GFM"}, jekyll_options({}), {"remove_line_breaks_for_cjk": True, "html_to_native": True})
TEXTS = [
    "",
    " ",
    "\n",
    "\0",
    "\0\n\n# \0\n\n* \0\n\n> \0\n\n|\0|\n\n$$\0$$\n\n    \0\n",
    "a\0b *c\0d* `\0` [\0](\0) <b \0='\0'>\0</b>\n{: \0=\"\0\" .\0}\n",
    "\ud800",
    "# \udfff\n\n[\ud800](\udc00 '\ud801') *[\ud800]*\n\n*[\ud800]: \udfff\n",
    "~~~ python\n\ud800\0\n~~~\n\n~~~ \ud800\nx\n~~~\n\n`\ud800`{:.language-sh}\n",
    "<div \ud800='\ud800'>\0\ud800</div>\n\n<\ud800>\n",
    "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\n\u2028# h\n",
    "a\r\nb\rc\n\r\n\r# d\r\n\r* e\n* f\r* g\r\n",
    "\ufeff# a\n\n\ufeff\n",
    "&#" + "9" * 5000 + "; &#x" + "F" * 5000 + ";\n",
    "&#0; &#xD800; &#99999999999999999999999999; &#x110000; &#128;\n",
    "\ue000\uffff\U0010ffff\u202e\u200b\n",
    LISTS,
    "word " * 200_000,
    "a" * 1_000_000,
    "\0" * 1_000_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("options", OPTIONS, ids=range(len(OPTIONS)))
def test_text(text: str, options: dict[str, object]) -> None:
    document = parse(Text.written("a.md", text), options)
    assert render(document) == to_html(text, **options)
    assert all(len(text) + 1 >= e.location.end >= e.location.start for e in document.walk() if e.source is not None)
    assert isinstance(document.problems, list)
    assert all(isinstance(name, str) for name in (*document.ids(), *(tag.name for tag in document.tags())))


def test_lists_are_filled_in_at_their_places() -> None:
    """No text can pass for what stands there until then."""
    written = "\udc00toc\udc00 \udc00footnotes\udc00"
    assert to_html(f"{written}\n\n{LISTS}") == f"<p>{written}</p>\n\n{to_html(LISTS)}"


@pytest.mark.parametrize(
    ("given", "name"),
    [(b"a", "bytes"), (bytearray(b"a"), "bytearray"), (None, "NoneType"), (5, "int"), (["a"], "list"), (True, "bool")],
)
def test_no_text(given: object, name: str) -> None:
    with pytest.raises(TypeError) as caught:
        to_html(given)  # type: ignore[arg-type]
    assert str(caught.value) == f"to_html takes text, not {name}"


FLOODS = ["[a][", "*a **b ", "```\n", "$$", "|a", "a\n: b\n", "`a", "&a;", "{:a: a}\n", "\r\n"]


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_take_little_memory(flood: str) -> None:
    """What Python asks for at most, which is counted and not measured: at this size some of it is the code's own."""
    text = flood * (15_000 // len(flood))
    to_html("a *b*\n\n* c\n", **jekyll_options({}))
    tracemalloc.start()
    try:
        to_html(text, **jekyll_options({}))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40 * len(text)


def test_a_long_raw_element_with_markdown_within() -> None:
    text = "<div>\n\n" + '<section markdown="1">\n*a*\n</section>\n\n' * 400 + "</div>\n"
    options = jekyll_options({})
    assert to_html(text, **options) == render(parse(Text.written("a.md", text), options))


def test_what_stands_above_a_long_block_is_written_before_it() -> None:
    """A long paragraph's first spans go where the HTML grows, unless the blocks before it wait elsewhere."""
    text = "first\n\n" + "*a* " * 4000 + '\n\n<div markdown="1">\n' + "b\n\n" * 20_000 + "</div>\n"
    options = jekyll_options({})
    assert to_html(text, **options) == render(parse(Text.written("a.md", text), options))


@pytest.mark.parametrize(("length", "quotes", "refused"), [(1_000_000, 23, ["nested-texts"]), (900_000, 30, [])])
def test_a_long_line_in_many_quotes(length: int, quotes: int, refused: list[str]) -> None:
    document = parse(Text.written("a.md", "> " * 30 + "a" * length + "\n"), jekyll_options({}))
    assert sum(element.kind == "blockquote" for element in document.walk()) == quotes
    assert [problem.facts["limit"] for problem in document.problems] == refused


def test_no_document_is_left_behind() -> None:
    """What is converted is gone at once, not when somebody looks for rings."""
    text = "".join(path.read_text("utf-8") for path in sorted((Path(__file__).parent / "kramdown").rglob("*.text")))
    for part in ("<div>\n<b>a</b>\n</div>\n\n* a\n  * b\n\n[a]: b\n\n| a |\n", text[:9000], text):
        to_html(part, **jekyll_options({}))
        gc.collect()
        gc.disable()
        try:
            to_html(part, **jekyll_options({}))
            left = gc.collect()
        finally:
            gc.enable()
        assert left < 10


@pytest.mark.parametrize("wrong", [None, b"a", ["a"], 5])
def test_what_is_no_text_or_document_is_named(wrong: Any) -> None:
    name = type(wrong).__name__
    with pytest.raises(TypeError, match=f"render takes a Document, not {name}"):
        render(wrong)
    with pytest.raises(TypeError, match=f"a text is a str, not {name}"):
        Text.written("a.md", wrong)


@pytest.mark.parametrize("begin", ["<b>", "<b>a ", '<i class="x">'])
def test_spans_that_nest_too_deep_are_told_once_at_the_first(begin: str) -> None:
    text = "x " + begin * 300 + "a\n"
    document = parse(Text.written("a.md", text), jekyll_options({}))
    found = [problem for problem in document.problems if problem.kind == "too-complex"]
    assert [problem.location.text for problem in found] == [begin.strip(" a") if begin == "<b>a " else begin]
    assert found[0].location.start == 2 + 100 * len(begin)
