"""R, as Rouge 3.30 colours it."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.regexopt import regex_opt
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.letters import LETTER, WORD
from jekyll_tools.kramdown.highlight.lexer import Lexer

NAMES = ("r", "R", "s", "S")

_IN_NAME = rf"(?:{WORD}|\.)"
_KEYWORDS = "if else for while repeat in next break function"
_CONSTANTS = "NULL Inf TRUE FALSE NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_"
_BUILTINS = "LETTERS letters month.abb month.name pi T F"
# Not all of R's primitives: Rouge knows none with a digit in its name, and takes any character for their dots.
_PRIMITIVES = """
Arg Conj Im Mod Re UseMethod abs acos acosh all any anyNA as.call as.character as.complex as.double as.environment
as.integer as.logical as.numeric as.raw asin asinh atan atanh attr attributes baseenv browser c call ceiling class cos
cosh cospi cummax cummin cumprod cumsum digamma dim dimnames emptyenv exp expression floor forceAndCall gamma gc.time
globalenv interactive invisible is.array is.atomic is.call is.character is.complex is.double is.environment
is.expression is.finite is.function is.infinite is.integer is.language is.list is.logical is.matrix is.na is.name is.nan
is.null is.numeric is.object is.pairlist is.raw is.recursive is.single is.symbol lazyLoadDBfetch length lgamma list log
max min missing names nargs nzchar oldClass on.exit pos.to.env proc.time prod quote range rep retracemem return round
seq.int seq_along seq_len sign signif sin sinh sinpi sqrt standardGeneric substitute sum switch tan tanh tanpi tracemem
trigamma trunc unclass untracemem xtfrm
"""


def _names(names: str) -> str:
    return rf"{regex_opt(names.split())}(?!{_IN_NAME})"


def _string(quote: str) -> str:
    """To the first quote that no backslash stands before; without one, to the last quote there is."""
    return rf"(?s:{quote}[^{quote}\\]*(?:\\.[^{quote}\\]*)*{quote}|{quote}.*{quote})"


class RLexer(Lexer):
    """One state: R's strings hold nothing that has a colour of its own."""

    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"(?a:\s+)", Text.Whitespace),
            (r"#'.*", Comment.Doc),
            (r"#.*", Comment.Single),
            (r"`[^`]+`", Name),
            (_string("'"), String.Single),
            (_string('"'), String.Double),
            (r"%[^%]*%", Operator),
            (r"0[xX][0-9a-fA-F]+(?:[pP][0-9]+)?[Li]?", Number.Hex),
            (r"[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?[Li]?", Number),
            (_names(_KEYWORDS), Keyword),
            (_names(_CONSTANTS), Keyword.Constant),
            (_names(_BUILTINS), Name.Builtin),
            (regex_opt(_PRIMITIVES.split(), suffix=r"(?=\()").replace(r"\.", "."), Name.Function),
            (rf"(?:(?!_){LETTER}|\.(?:{LETTER}|\.)){_IN_NAME}*|\.", Name),
            (r"[\[\]{}();,]", Punctuation),
            (r"[-<>=!+*/^|&~?:$@%]", Operator),
        ],
    }


LEXER = RLexer
