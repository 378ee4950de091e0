"""Python, as Rouge 3.30 divides it: the words of 2 and 3, and `{…}` in f-strings as code."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.letters import NAME, WORD
from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, Pieces, groups

NAMES = ("python", "py")

_BLANKS = r"((?:\s|\\\s)+)"
_MODULE = rf"((?!\d)(?:{WORD}|\.)+)"
_DIGITS = r"\d(?:_?\d)*"
_FLOAT = rf"{_DIGITS}(?:(?:\.(?:{_DIGITS})?)?[eE][-+]?{_DIGITS}[jJ]?|\.(?:{_DIGITS})?[jJ]?|[jJ])"
_KEYWORDS = """
as assert async await break continue del elif else except exec finally for from global if import lambda nonlocal pass
print raise return try while with yield
"""
# Observed, one word at a time: no more than these, so that PermissionError is a name like any other.
_BUILTINS = """
ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError BufferError BytesWarning
ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
DeprecationWarning EOFError EnvironmentError Exception FileExistsError FileNotFoundError FloatingPointError
FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError
IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning ProcessLookupError RecursionError
ReferenceError ResourceWarning RuntimeError RuntimeWarning StandardError StopAsyncIteration StopIteration SyntaxError
SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning VMSError ValueError Warning
WindowsError ZeroDivisionError __import__ abs all any apply ascii basestring bin bool buffer bytearray bytes callable
chr classmethod cmp coerce compile complex delattr dict dir divmod enumerate eval execfile exit file filter float
format frozenset getattr globals hasattr hash hex id input int intern isinstance issubclass iter len list locals long
map max memoryview min next object oct open ord pow property range raw_input reduce reload repr reversed round set
setattr slice sorted staticmethod str sum super tuple type unichr unicode vars xrange zip
"""
_ESCAPE = r"""\\(?:[\\abfnrtv"'\n]|N\{[a-zA-Z ]+\}|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})"""
_MARKS = ('"', "'", '"""', "'''")
_KINDS = ("", "code ", "raw ", "raw code ")


_WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(_BUILTINS.split(), Name.Builtin),
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(("Ellipsis", "False", "None", "True", "self"), Name.Builtin.Pseudo),
    **dict.fromkeys(("and", "in", "is", "not", "or"), Operator.Word),
}


def _named(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), _WORDS.get(match[0], Name), match[0]


def _open(_: RegexLexer, match: re.Match[str]) -> Action:
    """A string begins: what stands before the quotes decides whether it has escapes, and code."""
    prefix, mark = match[1].lower(), match[2]
    if prefix:
        yield match.start(), String.Affix, match[1]
    yield match.start(2), String, mark
    return (f"{'raw ' * ('r' in prefix)}{'code ' * ('f' in prefix)}{mark}",)


def _string(kind: str, mark: str) -> list[Any]:
    """The state within a string, up to its closing mark."""
    stops = mark[0] + "\\\\"
    # Quotes of the other length do not close it: 'a''' goes on.
    rules: list[Any] = [(mark, String, "#pop")] if len(mark) == 3 else [(mark * 3, String), (mark, String, "#pop")]
    if "code" in kind:
        stops += "{"
        rules += [(r"\{\{", String), (r"\{", String.Interpol, "code")]
    if "raw" not in kind:
        rules.append((_ESCAPE, String.Escape))
    return [*rules, (rf"[^{stops}]+", String), (r"\\[\s\S]", String), (mark[0], String)]


def _afresh(lexer: RegexLexer, match: re.Match[str]) -> Pieces:
    """A piece of code within a string, as if it stood alone: quotes that it opens end with it."""
    for position, kind, text in lexer.get_tokens_unprocessed(match[0]):
        yield match.start() + position, kind, text


class Python(Lexer):
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\s+", Text),
            (r'^(:)(\s*)("""[\s\S]*?""")', groups(Punctuation, Text, String.Doc)),
            (r"#.*\n?", Comment.Single),
            (r"[\[\]{}:(),;.]", Punctuation),
            (r"\\\n?", Text),
            (
                rf"(from){_BLANKS}{_MODULE}{_BLANKS}(import)",
                groups(Keyword.Namespace, Text, Name.Namespace, Text, Keyword.Namespace),
            ),
            (rf"(import)(\s+){_MODULE}", groups(Keyword.Namespace, Text, Name.Namespace)),
            (rf"(def){_BLANKS}", groups(Keyword, Text), "function"),
            (rf"(class){_BLANKS}", groups(Keyword, Text), "class"),
            (r"`[^`\n]*`", String.Backtick),
            (r"([bfruBFRU]{0,2})(\"{3}|'{3}|[\"'])", _open),
            (r"!=|[-~+/*%=<>&^|@]+", Operator),
            (NAME, _named),
            (_FLOAT, Number.Float),
            (r"0[xX](?:_?[0-9a-fA-F])+", Number.Hex),
            (r"0[oO](?:_?[0-7])+", Number.Oct),
            (r"0[bB](?:_?[01])+", Number.Bin),
            (r"\d+L", Number.Integer.Long),
            (r"0(?:_?0)*|[1-9](?:_?\d)*", Number.Integer),
        ],
        "function": [(NAME, Name.Function, "#pop")],
        "class": [(NAME, Name.Class, "#pop")],
        # What stands between the braces of an f-string.
        "code": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", String.Interpol, "#push"),
            (r":|![sra]", String.Interpol),
            (r"[^{}:!]+", _afresh),
        ],
        **{kind + mark: _string(kind, mark) for kind in _KINDS for mark in _MARKS},
    }


LEXER = Python
