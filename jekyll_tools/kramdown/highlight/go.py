"""Go, as Rouge 3.30 divides it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.letters import NAME
from jekyll_tools.kramdown.highlight.lexer import COMMENT, Lexer, Pieces

NAMES = ("go", "golang")

_KEYWORDS = """
break case chan const continue default defer else fallthrough for func go goto if import interface map package range
return select struct switch type var
"""
_TYPES = """
bool byte complex128 complex64 error float32 float64 int int16 int32 int64 int8 rune string uint uint16 uint32 uint64
uint8 uintptr
"""
_BUILTINS = "append cap close complex copy delete imag len make new panic print println real recover"
_WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(_TYPES.split(), Keyword.Type),
    **dict.fromkeys(_BUILTINS.split(), Name.Builtin),
    **dict.fromkeys(("false", "iota", "nil", "true"), Name.Constant),
}
_POINT = r"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}"
_EXPONENT = r"[eE][+-]?[0-9]+"


def _named(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), _WORDS.get(match[0], Name), match[0]


class Go(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\s+", Text),
            (r"//[^\n]*", Comment),
            # A bound, so that nothing that is never closed is looked for all through the text again and again.
            (COMMENT, Comment),
            (NAME, _named),
            (rf"(?:[0-9]+\.[0-9]*(?:{_EXPONENT})?|\.[0-9]+(?:{_EXPONENT})?|[0-9]+{_EXPONENT})i?", Number),
            (r"0[xX][0-9a-fA-F]+|[0-9]+i?", Number),
            (rf"""'(?:\\(?:[abfnrtv\\"]|[0-7]{{3}}|{_POINT})|.)'""", String.Char),
            (r"`[^`]*`?", String),
            ('"', String, "string"),
            (r"<<=|>>=|&\^=|\.\.\.|&\^|<<|>>|[-+*/%&|^=!<>:]=|&&|\|\||<-|\+\+|--|[-+*/%&|^<>=!:.]", Operator),
            (r"[()\[\]{},;]", Punctuation),
        ],
        "string": [
            (r'[^"\\]+', String),
            (rf"""\\(?:[abfnrtv\\'"]|{_POINT})""", String.Escape),
            (r"\\.", Error),
            ('"', String, "#pop"),
        ],
    }


LEXER = Go
