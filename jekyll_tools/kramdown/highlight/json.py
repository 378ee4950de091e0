"""JSON, as Rouge 3.30 divides it: what it has no word for is an error, and a list has no keys."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Keyword, Name, Number, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.lexer import Lexer, groups

NAMES = ("json",)


class Json(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [include("key"), include("value"), (r"[]}]", Punctuation)],
        "object": [include("key"), include("value"), (",", Punctuation), (r"\}", Punctuation, "#pop")],
        "array": [include("value"), (",", Punctuation), ("]", Punctuation, "#pop")],
        "key": [(r'("(?:\\.|[^"\\\n])*")(\s*)(:)', groups(Name.Label, Text.Whitespace, Punctuation))],
        "value": [
            (r"\s+", Text.Whitespace),
            ('"', String.Double, "string"),
            (r"true|false|null", Keyword.Constant),
            (r"-?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][+-]?[0-9]+)?", Number.Float),
            (r"-?(?:0|[1-9][0-9]*)(?:[eE][+-]?[0-9]+)?", Number.Integer),
            (r"\{", Punctuation, "object"),
            (r"\[", Punctuation, "array"),
        ],
        "string": [(r'[^"\\]+', String.Double), ('"', String.Double, "#pop"), (r"\\.", String.Escape)],
    }


LEXER = Json
