"""TeX and LaTeX, as Rouge 3.30 divides them: commands and braces, and formulas, which either of two signs may close."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.letters import MARKED
from jekyll_tools.kramdown.highlight.lexer import Lexer, groups
from jekyll_tools.limits import CODE_DECLARATION, CODE_NAME

NAMES = ("tex", "latex", "TeX", "LaTeX")

_COMMAND = r"\\(?:[a-zA-Z]+|\s+|\S)"
# What stands on either side of what \verb shows: no blank, letter or digit (the numbers are digits here, ² with them).
_AROUND = rf"(?!{MARKED}|[²³¹¼½¾])\S"


class Tex(Lexer):
    flags = re.ASCII
    # Bounds, so that nothing that is never closed is looked for all through the text again and again.
    tokens: ClassVar[dict[str, list[Any]]] = {
        "common": [(r"%[^\n]*", Comment), (r"[{}&_^]+", Punctuation)],
        "root": [
            include("common"),
            (r"\\\[|\$\$", Punctuation, "display"),
            (r"\\\(|\$", Punctuation, "inline"),
            (rf"\\(?:begin|end)\{{[^}}\n]{{0,{CODE_NAME}}}\}}", Name.Tag),
            (
                rf"(\\verb)({_AROUND})([^\n]{{0,{CODE_DECLARATION}}}?)(\2)",
                groups(Name.Builtin, Keyword.Pseudo, String.Other, Keyword.Pseudo),
            ),
            (_COMMAND, Keyword, "command"),
            (r"[^\\$%{}&_^]+", Text),
        ],
        "command": [
            (rf"\[[^]\n]{{0,{CODE_DECLARATION}}}\]", Name.Attribute),
            (r"\*+", Keyword),
            default("#pop"),
        ],
        "display": [(r"\\\]|\$\$", Punctuation, "#pop"), include("formula"), (r"\$", Name.Builtin)],
        "inline": [(r"\\\)|\$", Punctuation, "#pop"), include("formula")],
        "formula": [
            include("common"),
            (_COMMAND, Name.Variable),
            (r"[0-9]+", Number),
            (r"[-=!+*/()\[\]]+", Operator),
            (r"[^-\\$%{}&_^0-9=!+*/()\[\]]+", Name.Builtin),
        ],
    }


LEXER = Tex
