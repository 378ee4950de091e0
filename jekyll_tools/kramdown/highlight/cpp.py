"""C++, as Rouge 3.30 divides it: C, in which no brace ends a function's code."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexer import default, include, inherit
from pygments.token import Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight import c
from jekyll_tools.limits import CODE_STRING

NAMES = ("cpp", "c++")

_KEYWORDS = """
alignas alignof asm catch char8_t class co_await co_return co_yield concept const_cast consteval constexpr constinit
decltype delete dynamic_cast explicit export final friend mutable namespace new noexcept operator override private
protected public reinterpret_cast requires restrict static_assert static_cast template this thread_local throw try
typeid typename using
"""
_RESERVED = """
__event __interface __multiple_inheritance __single_inheritance __super __uuidof __virtual_inheritance
"""
WORDS: dict[str, _TokenType] = {
    **c.WORDS,
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(_RESERVED.split(), Keyword.Reserved),
    "bool": Keyword.Type,
    "nullptr": Name.Builtin,
}
_DELIMITER = r"[!-#%-'*-?A-\[\]-_a-~]{0,16}"
_DIGITS = "[0-9](?:'?[0-9])*"


class Cpp(c.C):
    words = WORDS
    exact = frozenset((*c.BUILTINS, "class", "nullptr", "template"))
    behind: ClassVar[dict[str, tuple[str, ...]]] = {
        **c.C.behind,
        **dict.fromkeys(("class", "struct"), ("class",)),
        "template": ("template",),
    }
    tokens: ClassVar[dict[str, list[Any]]] = {
        "class": [
            (r"\n", Text, "label"),
            include("blank"),
            (r"\.\.\.", Operator),
            (c.NAME, Name.Class, "#pop"),
            default("#pop"),
        ],
        "template": [(f"typename{c.END}", Keyword, "class"), ("[>;]", Punctuation, "#pop"), include("within")],
        "case": [("::", Operator), inherit],
        "statement": [
            (rf'(?:u8|u|U|L)?R"({_DELIMITER})\((?:[^"]*"){{0,{CODE_STRING}}}?[^"]*?\)\1"', String),
            (rf"{_DIGITS}(?:\.{_DIGITS})?(?:h|min|s|ms|us|ns|i|if|il|d|y){c.END}", Number.Other),
            (rf"(?i)(?:{_DIGITS}\.(?:{_DIGITS})?|\.?{_DIGITS})e[+-]?{_DIGITS}[lu]*", Number.Float),
            (rf"{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS}", Number.Float),
            ("(?i)0x[0-9a-f](?:'?[0-9a-f])*[lu]*", Number.Hex),
            ("0b[01](?:'?[01])*", Number.Bin),
            ("(?i)0[0-7](?:'?[0-7])*[lu]*", Number.Oct),
            (rf"(?i){_DIGITS}[lu]*", Number.Integer),
            (r"[{}]", Punctuation),
            inherit,
        ],
    }


LEXER = Cpp
