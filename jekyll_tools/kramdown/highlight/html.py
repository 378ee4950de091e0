"""HTML, as Rouge 3.30 divides it; scripts and style sheets within are other languages' code."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default
from pygments.token import Comment, Name, String, Text

from jekyll_tools.kramdown.highlight.css import Css
from jekyll_tools.kramdown.highlight.javascript import JavaScript
from jekyll_tools.kramdown.highlight.letters import LETTER, MARKED
from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, made
from jekyll_tools.kramdown.highlight.xml import ANY, COMMENT

NAMES = ("html",)

_NAME = rf"(?:{LETTER}|[:-])(?:{MARKED}|[:.-])*"

_PIECES = re.compile(r"[^<]+|<")


def _up_to(name: str) -> str:
    return rf"[\s\S]+?(?=</\s*{name}\s*>|\Z)"


def _in_pieces(language: type[Lexer]) -> Callable[[RegexLexer, re.Match[str]], Action]:
    """An action: code in another language, of which Rouge hands on each `<` by itself, and what is between those."""

    def tokens(_: RegexLexer, match: re.Match[str]) -> Action:
        lexer, states, at = made(language), ["root"], match.start()
        for piece in _PIECES.findall(match[0]):
            for start, kind, text in lexer.pieces(piece, states):
                yield at + start, kind, text
            at += len(piece)
        return None

    return tokens


class Html(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"[^<&]+", Text),
            (r"&\S{0,100}?;", Name.Entity),
            (rf"(?i:<!doctype )[^>]*>|<!\[CDATA\[{ANY}\]\]>|<\?{ANY}\?>", Comment.Preproc),
            (r"<!--", Comment, "comment"),
            (r"<\s*script\s*", Name.Tag, ("script", "tag")),
            (r"<\s*style\s*", Name.Tag, ("style", "tag")),
            (r"</", Name.Tag, "end"),
            (r"<", Name.Tag, ("tag", "name")),
        ],
        "comment": COMMENT,
        "name": [(r"\s+", Text), (_NAME, Name.Tag, "#pop"), default("#pop")],
        "end": [(r"\s+", Text), (_NAME, Name.Tag, ("#pop", "close")), (r">", Name.Tag, "#pop")],
        "close": [(r"\s+", Text), (r">", Name.Tag, "#pop")],
        "tag": [
            (r"\s+", Text),
            # Angular's have brackets of their own, where they have a value.
            (rf"(?:{LETTER}|[:.*\[\]()-])(?:{MARKED}|[:.*\[\]()-])*\s*=\s*", Name.Attribute, "value"),
            (rf"(?:{LETTER}|[:*#-])(?:{MARKED}|[:.*#-])*", Name.Attribute),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [
            ('"', String, ("#pop", "double")),
            ("'", String, ("#pop", "single")),
            (r"[^\s>]+", String, "#pop"),
        ],
        "script": [(r"</\s*script\s*>", Name.Tag, "#pop"), (_up_to("script"), _in_pieces(JavaScript))],
        "style": [(r"</\s*style\s*>", Name.Tag, "#pop"), (_up_to("style"), _in_pieces(Css))],
        "double": [(r'[^"]+', String), ('"', String, "#pop")],
        "single": [(r"[^']+", String), ("'", String, "#pop")],
    }


LEXER = Html
