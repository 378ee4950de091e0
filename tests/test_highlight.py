"""Code's colours: each snippet has the HTML that Rouge gave it (recorded), whatever the text, and soon."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType

from jekyll_tools.kramdown import to_html
from jekyll_tools.kramdown.highlight import others
from jekyll_tools.kramdown.highlight import tokens as highlight
from jekyll_tools.kramdown.highlight.languages import KNOWN, PLAIN
from jekyll_tools.kramdown.highlight.others import COSTLY_FROM

CASES = sorted((Path(__file__).parent / "kramdown_highlight").glob("*/*.txt"))
UNLIKE = ["d", "haml", "janet", "mathematica", "rust", "tcl", "terraform", "toml"]
LANGUAGES = sorted({path.parent.name for path in CASES})


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_plain_text_has_no_colours(name: str) -> None:
    html = to_html(
        f"~~~ {name}\nif <a>:\n~~~\n", syntax_highlighter="rouge", syntax_highlighter_opts={"guess_lang": True}
    )
    assert html == (
        f'<div class="language-{name} highlighter-rouge"><div class="highlight"><pre class="highlight">'
        "<code>if &lt;a&gt;:\n</code></pre></div></div>\n"
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_colours_are_rouges(path: Path) -> None:
    assert highlight.spans(path.parent.name, read(path)) == read(path.with_suffix(".html"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_beginning_of_a_snippet_is_kept(path: Path) -> None:
    code = read(path)
    for end in range(len(code)):
        tokens = highlight.tokens(path.parent.name, code[:end])
        assert tokens is not None
        assert "".join(text for _, text in tokens) == code[:end]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_is_kept(language: str) -> None:
    code = "".join(map(chr, range(0x800))) + "\u2028\ud800\ufeff\U0001f600"
    tokens = highlight.tokens(language, code)
    assert tokens is not None
    assert "".join(text for _, text in tokens) == code
    assert all(one[0] != other[0] for one, other in pairwise(tokens))


def test_other_lexers_are_not_imported_for_a_language_that_has_its_name() -> None:
    code = "import sys; from jekyll_tools.kramdown.highlight.tokens import spans; spans('python', 'x = 1')"
    show = "print([name for name, module in sys.modules.items() if hasattr(module, 'LEXER')])"
    done = subprocess.run([sys.executable, "-c", f"{code}; {show}"], capture_output=True, text=True, check=True)
    assert done.stdout == "['jekyll_tools.kramdown.highlight.python']\n"


def test_a_name_belongs_to_one_lexer_and_rouge_knows_it() -> None:
    assert set(highlight._own()) <= KNOWN
    names = [name for lexer in set(highlight._own().values()) for name in _names(lexer)]
    assert len(names) == len(set(names))


def _names(lexer: type) -> tuple[str, ...]:
    names: tuple[str, ...] = sys.modules[lexer.__module__].NAMES
    return names


def test_a_language_rouge_lacks_has_no_wrapper() -> None:
    html = to_html("~~~ mermaid\na<b\n~~~\n", syntax_highlighter="rouge")
    assert html == '<pre><code class="language-mermaid">a&lt;b\n</code></pre>\n'


def test_a_language_without_a_lexer_stays_bare() -> None:
    assert highlight.spans("magik", "_method a.b") is None


def test_other_languages_have_pygments_tokens() -> None:
    assert highlight.spans("lua", "[1]") == '<span class="p">[</span><span class="mi">1</span><span class="p">]</span>'


@pytest.mark.parametrize("language", UNLIKE)
def test_tokens_of_other_languages_are_pygments(language: str) -> None:
    """Those lexers have groups referred to by number, flags within a pattern, blanks that do not count, all letters."""
    lexer = get_lexer_by_name(language)
    for path in CASES[::9]:
        code = read(path) + "\u00b2 \u212a\u0130 \U0001d538 \0"
        found = [(kind, text) for kind, text in others.pieces(others.other(language), code) if text]
        assert found == [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code) if text]


def test_long_code_in_other_languages_stays_bare() -> None:
    assert highlight.spans("lua", "1" * COSTLY_FROM) is None


def test_a_slow_lexer_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "_slow", set())
    with monkeypatch.context() as hurry:
        hurry.setattr(others, "_SECONDS", -1.0)
        assert highlight.spans("lua", "[1]") is None
    assert highlight.spans("lua", "[1]") is None
    assert highlight.spans("d", "") == ""


class Faulty(Lexer):
    """Breaks at `!`, and loses `?`."""

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        if "!" in text:
            raise ValueError(text)
        yield 0, Token.Name, text.replace("?", "")


@pytest.mark.parametrize(("code", "expected"), [("a", '<span class="n">a</span>'), ("a!", None), ("a?", None)])
def test_a_faulty_lexer_does_no_harm(code: str, expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlight, "other", lambda _: Faulty())
    assert highlight.spans("anything", code) == expected


def test_a_span_has_colours_too() -> None:
    assert to_html("`1`{:.language-python}", syntax_highlighter="rouge") == (
        '<p><code class="language-python highlighter-rouge"><span class="mi">1</span></code></p>\n'
    )


TABLE = (
    '<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">{}</pre></td>'
    '<td class="rouge-code"><pre><span class="mi">1</span>\n</pre></td></tr></tbody></table>'
)
WRAPPER = '<div class="highlight"><pre class="{}"><code>{}</code></pre></div>'
PLAIN_SPAN = '<span class="mi">1</span>\n'


@pytest.mark.parametrize(
    ("options", "inside"),
    [
        ({}, WRAPPER.format("highlight", PLAIN_SPAN)),
        ({"span": {"line_numbers": True}}, WRAPPER.format("highlight", PLAIN_SPAN)),
        ({"block": {"line_numbers": True}}, WRAPPER.format("highlight", TABLE.format("1\n"))),
        ({"line_numbers": True, "start_line": 7}, WRAPPER.format("highlight", TABLE.format("7\n"))),
        ({"line_numbers": True, "start_line": "seven"}, WRAPPER.format("highlight", TABLE.format("1\n"))),
        ({"css_class": "code"}, WRAPPER.format("code", PLAIN_SPAN)),
        ({"css_class": '"><script>'}, WRAPPER.format("&quot;&gt;&lt;script&gt;", PLAIN_SPAN)),
        ({"wrap": False}, PLAIN_SPAN),
    ],
)
def test_options_of_the_highlighter(options: dict[str, object], inside: str) -> None:
    html = to_html("~~~ python\n1\n~~~\n", syntax_highlighter="rouge", syntax_highlighter_opts=options)
    assert html == f'<div class="language-python highlighter-rouge">{inside}</div>\n'


def test_pygments_is_left_alone_until_code_has_colours() -> None:
    source = (
        "import sys; from jekyll_tools.kramdown import to_html\n"
        "to_html('~~~ text\\na\\n~~~\\n', syntax_highlighter='rouge')\n"
        "print('pygments' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, timeout=30, check=True)
    assert run.stdout == "False\n"
