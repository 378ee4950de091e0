"""C, as Rouge 3.30 divides it: what has a name, brackets and `;` or `{` is a function, in no braces only."""

from __future__ import annotations

import re
from bisect import bisect
from functools import lru_cache
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.letters import WORD
from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, Pieces, groups
from jekyll_tools.limits import CODE_COMMENT
from jekyll_tools.regex import regex

NAMES = ("c",)

_KEYWORDS = """
_Alignas _Alignof _Atomic _Generic _Imaginary _Noreturn _Static_assert _Thread_local auto break case const continue
default do else enum extern for goto if register return sizeof static struct switch typedef union virtual volatile while
"""
_TYPES = """
DIR FILE _Bool _Complex char char16_t char32_t clock_t div_t double float fpos_t int int16_t int32_t int64_t int8_t
int_fast16_t int_fast32_t int_fast64_t int_fast8_t int_least16_t int_least32_t int_least64_t int_least8_t intmax_t
intptr_t jmp_buf ldiv_t long mbstate_t off_t ptrdiff_t short sig_atomic_t signed size_t ssize_t time_t uint16_t uint32_t
uint64_t uint8_t uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t uint_least64_t
uint_least8_t uintmax_t uintptr_t unsigned va_list void wchar_t wctrans_t wctype_t wint_t
"""
_RESERVED = """
__asm __based __cdecl __declspec __except __fastcall __finally __inline __int16 __int32 __int8 __leave __restrict
__stdcall __thread __try _inline inline naked restrict thread typename
"""
BUILTINS = ("NULL", "false", "true")
WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(_RESERVED.split(), Keyword.Reserved),
    **dict.fromkeys(_TYPES.split(), Keyword.Type),
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys(BUILTINS, Name.Builtin),
}
NAME = r"[a-zA-Z_]\w*"
# Where some words must end: before no letter that no name has, and here ² and ½ are letters (observed).
END = rf"(?!{WORD}|[\u00b2\u00b3\u00b9\u00bc-\u00be])"
# Bounds, so that nothing that is never closed is looked for all through the text again and again.
_COMMENT = rf"/(?:\\\n)?\*[^*]*(?:\*+(?![*/]|\\\n/)[^*]*){{0,{CODE_COMMENT}}}\*+(?:/|\\\n/)"
_BEHIND = r"\s{0,1000}(?:(?://[^\n]{0,1000}\n|/\*(?:[^*\n]|\*(?!/)){0,1000}\*/)\s{0,1000}){0,20}[;{]"
_TO_NAME = rf"([\w*\s]{{1,200}}[*\s])({NAME})(?=(\s*)\()"
_ENDS = regex(rf";|\)(?={_BEHIND})")


@lru_cache(maxsize=1)
def _ends(code: str) -> list[int]:
    """Where arguments end: at each bracket with `;` or `{` behind; and each `;`, which no arguments have."""
    return [end.start() for end in _ENDS.finditer(code)]


def _named(lexer: RegexLexer, match: re.Match[str]) -> Action:
    """A word, and what some of them are followed by."""
    assert isinstance(lexer, C)
    kind = lexer.words.get(match[0], Name)
    whole = match[1] is not None
    yield match.start(), kind if whole or match[0] not in lexer.exact else Name, match[0]
    return lexer.behind.get(match[0]) if whole else None


def _function(lexer: RegexLexer, match: re.Match[str]) -> Action:
    """A type and a name with a bracket behind, of a function if that has an end."""
    assert isinstance(lexer, C)
    ends = _ends(match.string)
    at = bisect(ends, match.end(3))
    if at < len(ends) and match.string[ends[at]] == ")":
        yield from lexer.get_tokens_unprocessed(match[1], ("inner",))
        yield match.start(2), Name.Function, match[2]
        return ("arguments",)
    states = ["inner"]  # no other word before the bracket would be one either
    yield from lexer.pieces(match[1] + match[2], states)
    return tuple(states[1:])


def _arguments(lexer: RegexLexer, match: re.Match[str]) -> Pieces:
    """What begins in there ends in there, be it disabled code or a string (observed)."""
    yield from lexer.get_tokens_unprocessed(match[0], ("inner",))


class C(Lexer):
    """The states: `root` has functions, `line` begins lines there, `label` lines elsewhere and the text."""

    flags = re.ASCII | re.M
    words = WORDS
    exact: ClassVar[frozenset[str]] = frozenset(BUILTINS)
    behind: ClassVar[dict[str, tuple[str, ...]]] = {"case": ("case",)}
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\n", Text, "line"),
            include("blank"),
            (_TO_NAME, _function),
            include("inner"),
        ],
        "inner": [(r"\n", Text, "line"), include("blank"), (r"\{", Punctuation, "block"), include("statement")],
        "arguments": [(rf"\s*\([^;]*?\)(?={_BEHIND})", _arguments, "#pop"), default("#pop")],
        "blank": [
            (r"[ \t\r]+|\\\n", Text),
            (r"//[^\n]*", Comment.Single),
            (_COMMENT, Comment.Multiline),
        ],
        "line": [
            include("blank"),
            (r"#if\s0", Comment, "if0"),
            ("#", Comment.Preproc, "macro"),
            default("#pop"),
        ],
        "label": [include("blank"), (rf"{NAME}:(?!:)", Name.Label), include("line")],
        "macro": [
            (
                r'(include)(\s*)(<[^>]{1,1000}>|"[^"]{1,1000}")([^\n]*)',
                groups(Comment.Preproc, Text, Comment.PreprocFile, Comment.Single),
            ),
            (r"[^/\n\\]+|\\[\s\S]", Comment.Preproc),
            (_COMMENT, Comment.Multiline),
            ("/", Comment.Preproc),
            (r"\n", Comment.Preproc, "#pop"),
        ],
        "if0": [
            (r"^[^\S\n]*#if", Comment, "#push"),
            (r"^[^\S\n]*#\s*el(?:se|if)", Comment, "#pop"),
            (rf"^[^\S\n]*#\s*endif{END}[^\n]*(?:(?<=\\)\n[^\n]*){{0,{CODE_COMMENT}}}(?<!\\)\n", Comment, "#pop"),
            (r"[^\n]*\n", Comment),
            (r"[^\n]+", Error),
        ],
        "block": [
            include("within"),
            (r"\{", Punctuation, "#push"),
            (r"\}", Punctuation, "#pop"),
        ],
        "within": [(r"\n", Text, "label"), include("blank"), include("statement")],
        "case": [(":", Punctuation, "#pop"), include("within")],
        "statement": [
            ('(?:u8|u|U|L)?"', String, "string"),
            (r"(?i)(?:u8|u|L)?'(?:\\(?:[0-7]{1,3}|x[a-f0-9]{1,2}|.)|[^\\'\n])'", String.Char),
            (r"(?i)(?:[0-9]+\.[0-9]*|\.?[0-9]+)e[+-]?[0-9]+[lu]*", Number.Float),
            (r"(?i)0x[0-9a-f]+[lu]*", Number.Hex),
            (r"(?i)0[0-7]+[lu]*", Number.Oct),
            (r"(?i)[0-9]+[lu]*", Number.Integer),
            (r"\*/", Error),
            (r"[~!%^&*+=|?:<>/-]", Operator),
            (r"[()\[\],.;]", Punctuation),
            (rf"{NAME}({END})?", _named),
        ],
        "string": [
            ('"', String, "#pop"),
            (r"""\\(?:[\\abfnrtv"']|x[a-fA-F0-9]{2,4}|[0-7]{1,3})""", String.Escape),
            (r'[^\\"\n]+|\\\n?', String),
        ],
    }

    def get_tokens_unprocessed(self, text: str, stack: Any = ("root", "label")) -> Pieces:
        """Where each token starts, its type and text; the text begins as a line does."""
        return super().get_tokens_unprocessed(text, stack)


LEXER = C
