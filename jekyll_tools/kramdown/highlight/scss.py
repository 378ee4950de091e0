"""SCSS, as Rouge 3.30 divides it: whether a property or a selector begins is told by what follows its first colon."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.css_words import PROPERTIES, WORDS
from jekyll_tools.kramdown.highlight.lexer import COMMENT, Lexer, Pieces, groups

NAMES = ("scss",)

_UNIT = "(?:%|[a-z]+)?"
_ALL = f"#pop:{10**9}"  # whatever is open, ends with a brace or a semicolon


def _property(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), Name.Label if match[0] in PROPERTIES else Name.Attribute, match[0]


def _value(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), WORDS.get(match[0], Name), match[0]


def _string(kind: _TokenType, end: str) -> list[Any]:
    return [
        (rf"(?:\\.|#(?!\{{)|[^\n#{re.escape(end)}])+", kind),
        include("interpolated"),
        (re.escape(end), kind, "#pop"),
    ]


def _part(kind: _TokenType) -> list[Any]:
    """Of a selector, behind the sign that says what it names."""
    return [(r"[\w-]+", kind), include("interpolated"), default("#pop")]


class Scss(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\s+", Text),
            (r"//[^\n]*", Comment.Single),
            # A bound, so that nothing that is never closed is looked for all through the text again and again.
            (COMMENT, Comment.Multiline),
            (r"@import(?u:\b)", Keyword, "value"),
            (r"@for(?u:\b)", Keyword, "for"),
            (r"@(?:debug|each|else|if|media|return|warn|while)", Keyword, "value"),
            (r"(@(?:mixin|function))(\s+)([\w-]+)", groups(Keyword, Text, Name.Function), "value"),
            (r"(@include)(\s+)([\w-]+)", groups(Keyword, Text, Name.Decorator), "value"),
            (r"@[\w-]+", Keyword, "selector"),
            (r"(\$[\w-]+)([ \t]*)(:)", groups(Name.Variable, Text, Punctuation), "value"),
            ("&", Keyword, "selector"),
            (r"(?=[^;{}][;}])|(?=[^;{}:[]+:[^a-z])", Text, "property"),
            default("selector"),
        ],
        "property": [
            (r"[\w-]+", _property),
            (r"([ \t]*)(:)", groups(Text, Punctuation), "value"),
            (r"[ \t]+", Error),
            include("interpolated"),
        ],
        "selector": [
            include("blank"),
            (":", Name.Decorator, "pseudo"),
            (r"\.", Name.Class, "class"),
            (r"#(?!\{)", Name.Namespace, "id"),
            ("%", Name.Variable, "placeholder"),
            (r"[\w-]+", Name.Tag),
            ("&", Keyword),
            (r"[~^*!\[\]()<>|+=@,/?]", Operator),
            include("common"),
        ],
        "pseudo": _part(Name.Decorator),
        "class": _part(Name.Class),
        "id": _part(Name.Namespace),
        "placeholder": _part(Name.Variable),
        "interpolated": [(r"#\{", String.Interpol, "interpolation")],
        "blank": [(r"[ \t\n]+", Text)],
        "common": [
            (r"[;{}]", Punctuation, _ALL),
            include("interpolated"),
            ('"', String.Double, "double"),
            ("'", String.Single, "single"),
        ],
        "for": [(r"from|through|to", Operator.Word), include("value")],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("value")],
        "value": [
            include("blank"),
            (r"\$[\w-]+", Name.Variable),
            (r"url\(", String.Other, "url"),
            (r"[\w-]{1,100}(?=\s*\()", Name.Function),
            (r"%[\w-]+", Name.Decorator),
            (r"(?:true|false)(?u:\b)", Name.Builtin.Pseudo),
            (r"(?:and|or|not)(?u:\b)", Operator.Word),
            (r"#[a-zA-Z0-9]{1,6}", Number.Hex),
            (rf"-?[0-9]+{_UNIT}", Number),
            (rf"-?\.[0-9]+{_UNIT}", Number.Integer),
            (r"[a-zA-Z_][\w-]*", _value),
            (r"[~^*!&%<>|+=@:,./?-]+", Operator),
            (r"[\[\]()]", Punctuation),
            include("common"),
        ],
        "double": _string(String.Double, '"'),
        "single": _string(String.Single, "'"),
        "url": _string(String.Other, ")"),
    }


LEXER = Scss
