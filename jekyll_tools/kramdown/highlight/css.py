"""CSS, as Rouge 3.30 divides it: what an at-rule's braces hold is told by what they begin with."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.css_words import PREFIXES, PROPERTIES, WORDS
from jekyll_tools.kramdown.highlight.letters import NUMBERS, WORD
from jekyll_tools.kramdown.highlight.lexer import COMMENT, Action, Lexer, Pieces
from jekyll_tools.limits import CODE_DECLARATION

NAMES = ("css",)

# A name begins with a letter (a number such as \u2160 is none), and goes on with marks and characters of no width, too.
_NUMERALS = r"\u16ee-\u16f0\u2160-\u2182\u2185-\u2188\u3007\u3021-\u3029\u3038-\u303a\ua6e6-\ua6ef"
_MARKS = r"\xad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_ASCII = r"\x00-\x7f"
_FIRST = rf"(?:[a-zA-Z_-]|(?![{_ASCII}{_NUMERALS}])(?u:[^\W\d{NUMBERS}]))"
_NAME = rf"{_FIRST}[\w-]*(?:(?![{_ASCII}])(?:{WORD}|[{_MARKS}])[\w-]*)*"
_UNITS = "ch|cm|deg|dpcm|dpi|dppx|em|ex|grad|Hz|in|kHz|mm|ms|pc|pt|px|rad|rem|s|turn|vh|vmax|vmin|vw"
_KINDS: dict[str, _TokenType] = {
    "": Name.Tag,
    ".": Name.Class,
    "#": Name.Function,
    ":": Name.Decorator,
    "::": Name.Decorator,
    "@": Keyword,
}


def _selected(_: RegexLexer, match: re.Match[str]) -> Action:
    """A name, and the sign before it that says what it names."""
    yield match.start(), _KINDS[match[1]], match[0]
    return ("at",) if match[1] == "@" else None


def _property(_: RegexLexer, match: re.Match[str]) -> Pieces:
    known = match[1] in PROPERTIES or match[1].startswith(PREFIXES)
    yield match.start(), Name.Label if known else Name.Property, match[1]
    yield match.start(2), Text, match[2]
    yield match.start(3), Punctuation, match[3]


def _value(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), WORDS.get(match[0], Name), match[0]


def _string(quote: str) -> str:
    """To the first quote that no backslash stands before; without one, to the last quote there is."""
    return rf"{quote}[^{quote}\\]*(?:\\[\s\S][^{quote}\\]*)*{quote}|{quote}[\s\S]*{quote}"


class Css(Lexer):
    flags = re.ASCII
    # Bounds, so that nothing that is never closed is looked for all through the text again and again.
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            include("blank"),
            (r"\{", Punctuation, "block"),
            (rf"(::?|[.#@]?)({_NAME})", _selected),
            include("strings"),
            (r"[~^*!%&()\[\]<>|+=:;,./?@]", Operator),
        ],
        "blank": [
            (r"\s+", Text),
            (COMMENT, Comment),
        ],
        "strings": [(_string('"'), String.Single), (_string("'"), String.Double)],
        "at": [
            include("blank"),
            (rf"\{{(?=\s*{_NAME}\s*:)", Punctuation, ("#pop", "block")),
            (r"\{", Punctuation, ("#pop", "body")),
            (r";", Punctuation, "#pop"),
            include("values"),
        ],
        "body": [(r"\}", Punctuation, "#pop"), include("root")],
        "block": [
            include("blank"),
            (rf"({_NAME})(\s*)(:)", _property, "value"),
            (_NAME, Error),  # and so would all that it ends with be
            (r"\}", Punctuation, "#pop"),
        ],
        "value": [
            include("blank"),
            (r"(?m:^)@[^\n]*", Comment.Preproc),
            (r"\}", Punctuation, "#pop:2"),
            (r";", Punctuation, "#pop"),
            (r"!\s*important(?u:\b)", Comment.Preproc),
            include("values"),
        ],
        "values": [
            include("strings"),
            (rf"url\([^\n)]{{0,{CODE_DECLARATION}}}\)", String.Other),
            (r"#[0-9a-fA-F]{1,6}", Number),
            (rf"-?(?:[0-9]*\.)?[0-9]+(?:%|(?:{_UNITS})(?u:\b))?", Number),
            (_NAME, _value),
            (r"[()\[\],./:]", Punctuation),
        ],
    }


LEXER = Css
