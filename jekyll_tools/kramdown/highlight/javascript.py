"""JavaScript, as Rouge 3.30 divides it: what stands before a slash, a brace or a colon tells what they are."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.letters import MARKED, NUMBERS
from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, groups
from jekyll_tools.limits import CODE_DECLARATION

NAMES = ("javascript", "js")

_KEYWORDS = """
as async await break case catch continue debugger default delete do else export finally for from if import in instanceof
new of return super switch this throw try typeof void while yield
"""
_DECLARATIONS = "class const constructor extends function get let set static var with"
_RESERVED = "enum implements interface package private protected public"
_BUILTINS = """
Array ArrayBuffer Boolean DataView Date Error Float32Array Float64Array Function Int16Array Int32Array Int8Array Map
Math Number Object Packages Promise Proxy Reflect RegExp Set String Symbol Uint16Array Uint16ClampedArray Uint32Array
Uint32ClampedArray Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent document encodeURI
encodeURIComponent eval global isFinite isNaN navigator netscape parseFloat parseInt self sun window
"""
WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(_DECLARATIONS.split(), Keyword.Declaration),
    **dict.fromkeys(_RESERVED.split(), Keyword.Reserved),
    **dict.fromkeys(("Infinity", "NaN", "false", "null", "true", "undefined"), Keyword.Constant),
    **dict.fromkeys(_BUILTINS.split(), Name.Builtin),
}
_BEFORE_OPERAND = (Keyword, Keyword.Declaration)  # behind these may be a regular expression, or an object
NAME = rf"(?:(?u:[^\W\d{NUMBERS}])|\$){MARKED}*"  # a dollar within begins another
# A bound, so that a line's end that is missing is not looked for again and again.
_INTERPRETER = rf"#![^\n]{{0,{CODE_DECLARATION}}}\n"
_DELIMITER = String.Delimiter


def _named(lexer: JavaScript, match: re.Match[str]) -> Action:
    kind = lexer.words.get(match[0], Name.Other)
    yield match.start(), kind, match[0]
    return ("operand",) if kind in _BEFORE_OPERAND else None


class JavaScript(Lexer):
    """Lies in wait for an operand behind operators, for a statement (that may have a label) behind semicolons.

    A brace is an object's, whose names are attributes, where an operand may stand; elsewhere it is none's. A question
    mark waits for its colon, whatever else is closed before.
    """

    flags = re.ASCII
    words: ClassVar[dict[str, _TokenType]] = WORDS

    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (rf"\s*{_INTERPRETER}", Comment.Preproc, "statement"),
            include("blank"),
            (r"\{|\}", Punctuation, "statement"),
            include("code"),
        ],
        "blank": [
            (r"\s+", Text),
            (r"<!--", Comment),
            (r"//[^\n]*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "comment": [(r"[^*]+", Comment.Multiline), (r"\*/", Comment.Multiline, "#pop"), (r"\*", Comment.Multiline)],
        "code": [
            (r"<<|\?\?|\\(?=\n)|[-+*/%&|^<>=!~]", Operator, "operand"),
            (r"[(\[,]", Punctuation, "operand"),
            (r";", Punctuation, "statement"),
            (r"\?\.|[).\]:]", Punctuation),
            (r"\?", Punctuation, ("ternary", "operand")),
            (r"(@)(\w*)", groups(Punctuation, Name.Decorator), "operand"),
            (NAME, _named),
            (r"[0-9]+\.[0-9]+(?:[eE][0-9]+)?[fd]?", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"0[oO][0-7][0-7_]*", Number.Oct),
            (r"0[bB][01][01_]*", Number.Bin),
            (r"[0-9]+", Number.Integer),
            (r'"', _DELIMITER, "double"),
            (r"'", _DELIMITER, "single"),
            (r"`", String.Double, "template"),
        ],
        "operand": [
            include("blank"),
            (r"/", String.Regex, ("#pop", "expression")),
            (r"\{", Punctuation, ("#pop", "object")),
            default("#pop"),
        ],
        "statement": [
            include("blank"),
            (rf"({NAME})(\s*)(:)", groups(Name.Label, Text, Punctuation)),
            include("operand"),
        ],
        "object": [
            include("blank"),
            (_INTERPRETER, Comment.Preproc, "statement"),
            (r"\{", Punctuation, "#push"),
            (r"\}", Punctuation, ("#pop", "statement")),
            (rf"({NAME})(\s*)(:)", groups(Name.Attribute, Text, Punctuation), "operand"),
            include("code"),
        ],
        "ternary": [(r":", Punctuation, ("#pop", "operand")), include("root")],
        "expression": [
            (r"[^/]\n|\n", Error, "#pop"),
            (r"/[gimuy]*", String.Regex, "#pop"),
            (r"\[\^?", String.Escape, "class"),
            (r"\\[^\n]|\(\?[:=!<]?|[()?]|\{[0-9,]+\}", String.Escape),
            (r"[\s\S]", String.Regex),
        ],
        "class": [
            (r"[^/]\n", Error, "#pop:2"),
            (r"\]", String.Escape, "#pop"),
            (r"\\[^\n]|/", String.Escape),
            (r"[^\n]", String.Regex),
        ],
        "double": [
            (r'[^"\\]+', String.Double),
            (r'\\[\\nrt"]?', String.Escape),
            (r'"', _DELIMITER, "#pop"),
        ],
        "single": [
            (r"[^'\\]+", String.Single),
            (r"\\[\\nrt']?", String.Escape),
            (r"'", _DELIMITER, "#pop"),
        ],
        "template": [
            (r"[^`$\\]+", String.Double),
            (r"`", String.Double, "#pop"),
            (r"\$\{", Punctuation, "interpolation"),
            (r"\\[`$]", String.Escape),
            (r"[$\\]", String.Double),
        ],
        "interpolation": [(r"\}", Punctuation, "#pop"), include("root")],
    }


LEXER = JavaScript
