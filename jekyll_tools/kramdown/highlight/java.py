"""Java, as Rouge 3.30 divides it: a name in capitals is a constant, one with a bracket behind a type's a method."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.letters import NAME
from jekyll_tools.kramdown.highlight.lexer import COMMENT, Action, Lexer, groups
from jekyll_tools.limits import CODE_STRING

NAMES = ("java",)

_KEYWORDS = """
assert break case catch continue default do else finally for goto if instanceof new return switch this throw try while
"""
_DECLARATIONS = """
abstract class const enum extends final implements interface native private protected public static strictfp super
synchronized throws transient volatile
"""
_TYPES = "boolean byte char double float int long short var void"
_WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(_DECLARATIONS.split(), Keyword.Declaration),
    **dict.fromkeys(_TYPES.split(), Keyword.Type),
    **dict.fromkeys(("false", "null", "true"), Keyword.Constant),
    **dict.fromkeys(("import", "package"), Keyword.Namespace),
}
_BEHIND = {"class": "class", "interface": "class", "import": "path", "package": "path"}
# A keyword begins no method's type, but on a line of its own it may: `return f(x)` (observed).
_METHOD = (
    rf"(?!(?:{'|'.join(_KEYWORDS.split())})\b)"
    r"(\s{0,100}(?:[a-zA-Z_][\w.\[\]<>]{0,100}\s{1,100}){1,6}?)([a-zA-Z_]\w{0,100})(\s*)(\()"
)


def _named(_: RegexLexer, match: re.Match[str]) -> Action:
    """A word, and a colon that makes a label of it."""
    word, colon = match[1], match[2]
    kind = _WORDS.get(word)
    if kind is None and colon and not word.startswith("$"):
        yield match.start(), Name.Label, match[0]
        return None
    yield match.start(), kind or _kind(word), word
    yield match.end(1), Operator, colon or ""
    return (_BEHIND[word],) if word in _BEHIND and not colon else None


def _kind(word: str) -> _TokenType:
    if not word[0].isupper():
        return Name
    if all(character.isupper() or character.isdigit() or character == "_" for character in word):
        return Name.Constant
    return Name if "_" in word else Name.Class


def _method(lexer: RegexLexer, match: re.Match[str]) -> Action:
    """What stands before the name is code like all else."""
    yield from lexer.get_tokens_unprocessed(match[1])
    yield match.start(2), Name.Function, match[2]
    yield match.start(3), Text, match[3]
    yield match.start(4), Operator, match[4]
    return None


def _digits(of: str) -> str:
    return f"(?:{of}_+{of}|{of})+"


class Java(Lexer):
    flags = re.ASCII
    # Bounds, so that nothing that is never closed is looked for all through the text again and again.
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"[^\S\n]+", Text),
            (r"//[^\n]*", Comment.Single),
            (COMMENT, Comment.Multiline),
            (f"@{NAME}", Name.Decorator),
            (_METHOD, _method),
            (r"\n+", Text),
            (rf'"[^"\\]*(?:\\[\s\S][^"\\]*){{0,{CODE_STRING}}}"', String),
            (r"'(?:\\.|[^\\]|\\u[0-9a-fA-F]{4})'", String.Char),
            (rf"(\.)({NAME})", groups(Operator, Name.Attribute)),
            (rf"(\$?{NAME})(:)?", _named),
            (rf"{_digits('[0-9]')}\.{_digits('[0-9]')}(?:e[0-9]+)?[fd]?", Number.Float),
            (rf"0[bB]{_digits('[01]')}", Number.Bin),
            (rf"0[xX]{_digits('[0-9a-fA-F]')}", Number.Hex),
            (rf"0{_digits('[0-7]')}(?![0-9])", Number.Oct),
            (rf"{_digits('[0-9]')}L?", Number.Integer),
            (r"[~^*!%&\[\](){}<>|+=:;,./?-]", Operator),
        ],
        "class": [(r"\s+", Text), (NAME, Name.Class, "#pop")],
        "path": [(r"\s+", Text), (r"[a-zA-Z0-9_.]+\*?", Name.Namespace, "#pop")],
    }


LEXER = Java
