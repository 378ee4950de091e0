"""XML, as Rouge 3.30 divides it: an attribute is one with its equals sign, and what is none is an error."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.token import Comment, Name, String, Text

from jekyll_tools.kramdown.highlight.letters import LETTER, WORD
from jekyll_tools.kramdown.highlight.lexer import Lexer
from jekyll_tools.limits import CODE_DECLARATION

NAMES = ("xml",)

_NAME = rf"(?:{LETTER}|:)(?:{WORD}|[:.-])*"
# Bounds, so that nothing that is never closed is looked for all through the text again and again.
ANY = rf"[\s\S]{{0,{CODE_DECLARATION}}}?"
COMMENT = [(r"[^-]+", Comment), (r"-->", Comment, "#pop"), ("-", Comment)]


class Xml(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"[^<&]+", Text),
            (r"&\S{0,100}?;", Name.Entity),
            (rf"<!\[CDATA\[{ANY}\]\]>", Comment.Preproc),
            (r"<!--", Comment, "comment"),
            (rf"<\?[^\n]{{0,{CODE_DECLARATION}}}?\?>|<![^>]{{0,{CODE_DECLARATION}}}>", Comment.Preproc),
            (rf"<\s*{_NAME}", Name.Tag, "tag"),
            (rf"<\s*/\s*{_NAME}\s*>", Name.Tag),
        ],
        "comment": COMMENT,
        "tag": [
            (r"\s+", Text),
            (rf"{_NAME}\s*=", Name.Attribute, "value"),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [
            (r"\s+", Text),
            (r"\"[^\"]*\"|'[^']*'|[^\s>]+", String, "#pop"),
        ],
    }


LEXER = Xml
