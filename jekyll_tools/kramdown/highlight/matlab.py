"""MATLAB, as Rouge 3.30 divides it: a quotation mark begins a string where its line has another."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.lexer import Lexer, Pieces, groups, within
from jekyll_tools.kramdown.highlight.matlab_words import FUNCTIONS
from jekyll_tools.limits import CODE_COMMENT

NAMES = ("matlab", "m")

_KEYWORDS = """
arguments break case catch classdef continue else elseif end for function global if import methods otherwise parfor
persistent properties return spmd switch try while
"""
_WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(FUNCTIONS, Name.Builtin),
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
}
_EXPONENT = r"[eE][+-]?[0-9]+"


def _named(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), _WORDS.get(match[0], Name), match[0]


def _string(quote: str, kind: _TokenType) -> list[Any]:
    """One that ends with a doubled quotation mark goes on behind its line."""
    return [(quote * 2, String.Escape), (quote, kind, "#pop"), (f"[^{quote}]+", kind)]


class Matlab(Lexer):
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\s+", Text),
            (r"^!", Keyword, "command"),
            # A bound, so that nothing that is never closed is looked for all through the text again and again.
            (rf"\{{%[^%]*(?:%+(?![%}}])[^%]*){{0,{CODE_COMMENT}}}%+\}}", Comment.Multiline),
            (r"%.*", Comment.Single),
            (r"(\.\.\.)(.*)", groups(Keyword, Comment)),
            (r"[a-zA-Z]\w*", _named),
            (r"[(){}\[\],:;/\\]", Punctuation),
            (rf"[0-9]+\.[0-9]*(?:{_EXPONENT})?|[0-9]+{_EXPONENT}", Number.Float),
            (r"[0-9]+", Number.Integer),
            (r"'(?=[^'\n]*')", String.Single, "single"),
            (r'"(?=[^"\n]*")', String.Double, "double"),
            (r"[-+*^=<>~&|@.']", Operator),
        ],
        "command": [(r"[^\n%]+", within("shell"), "#pop"), default("#pop")],
        "single": _string("'", String.Single),
        "double": _string('"', String.Double),
    }


LEXER = Matlab
