"""TypeScript, as Rouge 3.30 divides it: JavaScript with words of its own, and a label that may have a question mark."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Keyword, Name, Operator, Punctuation, Text, _TokenType

from jekyll_tools.kramdown.highlight.javascript import NAME, WORDS, JavaScript
from jekyll_tools.kramdown.highlight.lexer import groups

NAMES = ("typescript", "ts")

_KEYWORDS = "implements is namespace private protected public readonly static"


class TypeScript(JavaScript):
    words: ClassVar[dict[str, _TokenType]] = {
        **WORDS,
        **dict.fromkeys(_KEYWORDS.split(), Keyword),
        **dict.fromkeys(("abstract", "type"), Keyword.Declaration),
        **dict.fromkeys(("any", "declare", "keyof", "module", "number", "string"), Keyword.Reserved),
        **dict.fromkeys(("Partial", "Pick", "Readonly", "Record"), Name.Builtin),
    }
    tokens: ClassVar[dict[str, list[Any]]] = {
        **JavaScript.tokens,
        "code": [(r"\?\?", Operator), *JavaScript.tokens["code"]],  # behind which Rouge expects no operand
        "statement": [
            include("blank"),
            (rf"({NAME})(\??)(\s*)(:)", groups(Name.Label, Punctuation, Text, Punctuation), "operand"),
            include("operand"),
        ],
    }


LEXER = TypeScript
