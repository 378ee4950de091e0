"""Floods of what begins something in code: four times the text takes about four times the time."""

from __future__ import annotations

from time import process_time

import pytest
from growth import too_fast_growing

from jekyll_tools.kramdown.highlight import tokens as highlight

LANGUAGES = sorted({lexer: name for name, lexer in highlight._own().items()}.values())
LENGTH = 800
FLOODS = (
    *"{}[]()<>'\"`\\#$@%&*~^|=+-.,;:!?/ \t\n0a_é",
    *("{{", "\\\\", "''", '"""', "${", "$(", "$((", "`a", "f'{", "{'", "a ", "a=", "a.", "1.", "1e", "0x", "%(", "$ "),
    *("<<a\n", "<<'a'\n", "def ", "from a ", "from\n", "import ", "class\\\n", "@a{", "@a{b,", "a={"),
    *('="', '"#', "#\n"),
    *("case a in ", "if ", "for a in ", "function a ", "r'", "a(", "a[", "[[", "a <- ", "`a` ", "%a% ", "\\n", "a\\\n"),
    *("\\N{", "\\N{A", ':"""', ":\n", "1_", "from a", 'R"(', "r'---(", "$'", "<<<", "((", ";;", "&&", "> ", "# "),
    *("a b(", "a b(c)/*", "a b()//", "#if 0\n", "#endif\\\n", "/*a", 'R"a(', "template<"),
    *("/*", "*/", "--", "/**", "'a\\", "\\'"),
    *("@'", "@'a' ", "@{", "@(", '@"\n', "<#", "<#.", "1-", "-a", "$a:", "${a", ".a", "[a", "[a.", "function  "),
    *("\\a[", "\\a*[a", "\\begin{", "\\verb|", "\\verb\uff0c", "\\[", "\\(", "\\ ", "$$"),
    *("{% ", "{% for a in ", "a | b: ", "[ ", "<!--", "/a", "`${", "url(", "@media "),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("start", ["", "'", '"', "{", "{% x "])
def test_linear(language: str, start: str) -> None:
    highlight.spans(language, "a")  # imports are not the flood's
    found = {
        flood: too_fast_growing(lambda n, f=flood: highlight.spans(language, start + f * (n // len(f))), LENGTH)
        for flood in FLOODS
    }
    assert {flood: pair for flood, pair in found.items() if pair} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unclosed", ["/** ", "{%% ", "url(", '"\\\\"', "a{b:"])
def test_what_is_never_closed_takes_no_time(language: str, unclosed: str) -> None:
    start = process_time()
    highlight.tokens(language, unclosed * 500)
    assert process_time() - start < 5  # where each sign doubles it, for ever
