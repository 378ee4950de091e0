"""C#, as Rouge 3.30 divides it: a name with a bracket behind is a function's, a number one digit and what is to it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.c import END
from jekyll_tools.kramdown.highlight.lexer import COMMENT, Action, Lexer

NAMES = ("csharp", "c#", "cs")

_KEYWORDS = """
abstract add alias as ascending async await base break by case catch checked class const continue default delegate
descending do else enum equals event explicit extern false finally fixed for foreach from get global goto group if
implicit in interface internal into is join let lock nameof namespace new null on operator orderby out override params
partial private protected public readonly ref remove return sealed select set sizeof stackalloc static struct switch
this throw true try typeof unchecked unsafe using value virtual void volatile where while yield
"""
_TYPES = "bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort var"
_WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(_TYPES.split(), Keyword.Type),
}
_BEHIND = {
    **dict.fromkeys(("class", "interface", "struct"), ("class",)),
    **dict.fromkeys(("namespace", "using"), ("namespace",)),
}
_NAME = r"@?[a-zA-Z_]\w*"
_DIRECTIVE = "if|elif|else|endif|region|endregion|define|undef|pragma|error|warning|line"


def _named(_: RegexLexer, match: re.Match[str]) -> Action:
    """A word, whether it ends there, and whether a bracket follows."""
    kind = _WORDS.get(match[0]) if match[1] is not None else None
    yield match.start(), kind or (Name if match[2] is None else Name.Function), match[0]
    return _BEHIND.get(match[0]) if kind else None


class CSharp(Lexer):
    flags = re.ASCII | re.M
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (rf"^#[ \t]*(?:{_DIRECTIVE}){END}[^\n]*\n", Comment.Preproc),
            include("blank"),
            (r'@"[^"]*(?:""[^"]*)*"', String),
            (r'\$@\s*"', String, "text"),
            (r'\$\s*"', String, "line"),
            # Where nothing ends it, its last escaped quote does.
            (r'"(?:\\.|[^"\\\n])*(?:"|\\?\n)|"[^\n]*"', String),
            (r"'(?:\\.|.)'", String.Char),
            (r"(?i)(?:0x[0-9a-f]+|[0-9](?:\.[0-9]*)?(?:e[+-][0-9]+)?)[fldu]?", Number),
            (rf"{_NAME}({END})?(?=(\s*\()?)", _named),
            (rf"<\[\s*(?:{_NAME}:)?|\]>", Keyword),
            (r"[~!%^&*()+=|\[\]{}:;,.<>/?-]", Punctuation),
        ],
        "blank": [
            (r"\s+", Text),
            (r"//[^\n]*", Comment.Single),
            # A bound, so that nothing that is never closed is looked for all through the text again and again.
            (COMMENT, Comment.Multiline),
        ],
        "class": [include("blank"), (_NAME, Name.Class, "#pop")],
        "namespace": [include("blank"), (r"(?=\()", Text, "#pop"), (rf"(?:{_NAME}|\.)+", Name.Namespace, "#pop")],
        "line": [(r"\n", String, "#pop"), (r"\\.?", String), (r'[^"\\{\n]+', String), include("ends")],
        "text": [('""', String), (r'[^"{\n]+', String), include("ends")],
        "ends": [('"', String, "#pop"), (r"\{", Punctuation, "within")],
        "within": [(r"\{", Punctuation, "#push"), (r"\}", Punctuation, "#pop"), include("root")],
    }


LEXER = CSharp
