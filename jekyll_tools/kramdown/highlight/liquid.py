"""Liquid, as Rouge 3.30 divides it: what stands between tags is plain text, and each kind of tag has its own idea of
what may stand in it. A line's end within a tag is mostly an error to it.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.lexer import Lexer, groups
from jekyll_tools.limits import CODE_NAME

NAMES = ("liquid",)

_END = r"-?%\}"
_BOUND = r"(?u:\b)"
_LITERALS = [
    (r"[^\S\n]+", Text.Whitespace),
    (r'"[^"]*"', String.Double),
    (r"'[^']*'", String.Single),
    (r"\d+\.\d+", Number.Float),
    (r"\d+", Number.Integer),
    (rf"(?:true|false|nil){_BOUND}", Keyword.Constant),
]
_MINUS = (r"-", Operator)
_VARIABLES = [
    (rf"(?:empty|blank){_BOUND}|forloop\.\S*{_BOUND}", Name.Builtin),
    (rf"(?:first|last|size){_BOUND}", Name.Function),
    (r"\.(?=\w)|[\[\]]", Punctuation),
    _MINUS,
    (r"[a-zA-Z_][\w-]*\??", Name.Variable),
]
# A bound, as each bracket is asked for a key that goes on to the end of its word.
_KEY = (rf"([^\s=:]{{1,{CODE_NAME}}})(\s*)([:=])", groups(Name.Attribute, Text.Whitespace, Operator))
_FILTERED = groups(Punctuation, Text.Whitespace, Name.Function)
_NEWLINE = (r"\n", Error)
_WORD = (r"\S+", Text)
_WRONG = (r"[\s\S]", Error)
_LEAVE = (_END, Punctuation, "#pop")


def _filter(end: str) -> str:
    """A filter's name, with anything in it but these characters."""
    return rf"(\|)(\s*)([a-zA-Z_][^\s:|{end}]*)"


class Liquid(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"[^{]+", Text),
            (r"(\{%-?)(\s*)", groups(Punctuation, Text.Whitespace), "tag"),
            (r"(\{\{-?)(\s*)", groups(Punctuation, Text.Whitespace), "output"),
            (r"\{", Text),
        ],
        "tag": [
            (rf"(?:if|unless|elsif|case){_BOUND}", Keyword.Reserved, ("#pop", "condition")),
            (rf"when{_BOUND}", Keyword.Reserved, ("#pop", "when")),
            (
                rf"(else|end(?:if|unless|case))(\s*)(?={_END})",
                groups(Keyword.Reserved, Text.Whitespace),
                ("#pop", "generic"),
            ),
            (rf"(?:assign|echo){_BOUND}", Name.Tag, ("#pop", "assign")),
            (r"(cycle)(\s+)", groups(Name.Tag, Text.Whitespace), ("#pop", "cycle", "group")),
            (rf"(?:include|render){_BOUND}", Name.Tag, ("#pop", "include")),
            (
                rf"(capture|increment|decrement)(\s+)([^\s%]+)(\s*)(?={_END})",
                groups(Name.Tag, Text.Whitespace, Name.Variable, Text.Whitespace),
                ("#pop", "generic"),
            ),
            (
                r"(for|tablerow)(\s+)([\w-]+)(\s+)(in)(\s+)(?=[^\s,|%'\"]|\"[^\"]*\"|'[^']*')",
                groups(Name.Tag, Text.Whitespace, Name.Variable, Text.Whitespace, Name.Tag, Text.Whitespace),
                ("#pop", "generic", "collection"),
            ),
            (rf"(comment)(\s*)({_END})", groups(Name.Tag, Text.Whitespace, Punctuation), ("#pop", "comment")),
            (rf"(raw)(\s*)({_END})", groups(Name.Tag, Text.Whitespace, Punctuation), ("#pop", "raw")),
            (r"([^\s%]+)(\s*)", groups(Name.Tag, Text.Whitespace), ("#pop", "generic")),
            _WRONG,
        ],
        "output": [
            (r"-?\}\}", Punctuation, "#pop"),
            *_LITERALS,
            (_filter("}"), _FILTERED, "arguments"),
            *_VARIABLES,
            _WRONG,
        ],
        "arguments": [
            (r"-?(?:\}\}|%\})", Punctuation, ("#pop", "#pop")),
            *_LITERALS,
            (_filter("}%"), _FILTERED),
            _MINUS,
            _KEY,
            *_VARIABLES,
            (r"[,:]", Punctuation),
            _NEWLINE,
            _WORD,
        ],
        "condition": [
            _LEAVE,
            *_LITERALS,
            (rf"(?:and|or|contains){_BOUND}", Operator.Word),
            (r"==|!=|<=|>=|<>|[<>]", Operator),
            *_VARIABLES,
            _WRONG,
        ],
        "when": [_LEAVE, *_LITERALS, *_VARIABLES, _WRONG],
        "assign": [_LEAVE, *_LITERALS, (_filter("%"), _FILTERED, "arguments"), (r"=", Operator), *_VARIABLES, _WRONG],
        "cycle": [
            _LEAVE,
            *_LITERALS,
            _MINUS,
            _KEY,
            *_VARIABLES,
            (r"[,:]", Punctuation),
            _NEWLINE,
            _WORD,
        ],
        "group": [
            (r"([^\s=:\"']+)([^\S\n]*)(:)", groups(Name.Attribute, Text.Whitespace, Punctuation), "#pop"),
            (r"", Text, "#pop"),
        ],
        "include": [
            _LEAVE,
            (r"\{\{-?", Punctuation, "output"),
            (rf"[\w/-][\w./-]{{0,{CODE_NAME}}}\.\w[\w./-]*", Text),
            *_LITERALS,
            (rf"(?:with|for){_BOUND}", Name.Tag),
            _MINUS,
            _KEY,
            *_VARIABLES[:-1],
            _VARIABLES[-1],
            (r"[,:]", Punctuation),
            _NEWLINE,
            _WORD,
        ],
        "collection": [
            (r"[^\s,|'\"]*\"[^\"]*\"[^\s,|'\"%]*", String.Double, "#pop"),
            (r"[^\s,|'\"]*'[^']*'[^\s,|'\"%]*", String.Single, "#pop"),
            (r"([^\s,|'\"%]+)(\s*)", groups(Name.Variable, Text.Whitespace), "#pop"),
            (r"", Text, "#pop"),
        ],
        "generic": [
            _LEAVE,
            *_LITERALS,
            (rf"reversed{_BOUND}", Name.Attribute),
            _MINUS,
            _KEY,
            (r"[,:]", Punctuation),
            _NEWLINE,
            _WORD,
        ],
        "comment": [
            (
                r"(\{%-?)(\s*)(endcomment)(\s*)(-?%\})",
                groups(Punctuation, Text.Whitespace, Name.Tag, Text.Whitespace, Punctuation),
                "#pop",
            ),
            (r"[^{]+|\{", Comment),
        ],
        "raw": [
            (
                r"(\{%-?)(\s*)(endraw)(\s*)(-?%\})",
                groups(Punctuation, Text.Whitespace, Name.Tag, Text.Whitespace, Punctuation),
                "#pop",
            ),
            (r"[^{]+|\{", Text),
        ],
    }


LEXER = Liquid
