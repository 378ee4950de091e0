"""JSX, as Rouge 3.30 divides it: JavaScript, or TypeScript, where an element may stand for an operand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default, include
from pygments.token import Error, Name, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.javascript import JavaScript
from jekyll_tools.kramdown.highlight.lexer import Lexer, Pieces

NAMES = ("jsx", "react")
_ELEMENT = (r"<", Punctuation, ("children", "tag", "name"))


def _name(_: RegexLexer, match: re.Match[str]) -> Pieces:
    yield match.start(), Name.Class if match[0][0].isupper() else Name.Tag, match[0]


def with_elements(tokens: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """A language's states, and those of elements."""
    return {
        **tokens,
        "operand": [_ELEMENT, *tokens["operand"]],
        "statement": [_ELEMENT, *tokens["statement"]],
        "name": [(r"\w+", _name), (r"\.", Punctuation), default("#pop")],
        "attributes": [
            include("blank"),
            (r"\w[\w-]*", Name.Attribute),
            (r"=", Punctuation),
            (r"\"[^\"\n]*\"|'[^'\n]*'", String),
            (r"\{", String.Interpol, ("braces", "operand")),
            (r"/>", Punctuation, "#pop:2"),
        ],
        "tag": [include("attributes"), (r">", Punctuation, "#pop")],
        "children": [
            (r"[^<{&]+", Text),
            (r"</", Punctuation, ("#pop", "end", "name")),
            _ELEMENT,
            (r"\{", String.Interpol, ("braces", "operand")),
            (r"&[^\s<{;]{0,100};", Name.Entity),
            (r"&", Error),
        ],
        # What ends it as an empty element ends its parent, too.
        "end": [include("attributes"), (r">", Punctuation, "#pop")],
        # Of braces that are no object's the outermost ones are counted.
        "braces": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", Punctuation, ("block", "statement")),
            include("root"),
        ],
        "block": [(r"\}", Punctuation, ("#pop", "statement")), include("root")],
    }


class WithElements(Lexer):
    """Begins where an operand may stand."""

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root", "operand")) -> Pieces:
        return super().get_tokens_unprocessed(text, stack)


class Jsx(WithElements, JavaScript):
    tokens: ClassVar[dict[str, list[Any]]] = with_elements(JavaScript.tokens)


LEXER = Jsx
