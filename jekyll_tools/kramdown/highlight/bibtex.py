"""BibTeX, as Rouge 3.30 divides it: entries, `@string`, `@preamble`, and all else as comment."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Name, Number, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.lexer import Lexer

NAMES = ("bibtex", "bib")

_SIGNS = r"@!$&.\\:;<>?\[\]^`|~*/+\-"
_NAME = rf"[{_SIGNS}a-zA-Z_][{_SIGNS}\w]*"
_END = rf"(?![{_SIGNS}\w])"


class BibTeX(Lexer):
    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            include("space"),
            (rf"(?i:@comment){_END}", Comment),
            (rf"(?i:@preamble){_END}", Name.Class, ("close", "value", "open")),
            (rf"(?i:@string){_END}", Name.Class, ("close", "field", "open")),
            (f"@{_NAME}", Name.Class, ("close", "entry", "open")),
            (r".+", Comment),
        ],
        "space": [(r"\s+", Text)],
        # Braces and parentheses may close each other.
        "open": [include("space"), (r"[{(]", Punctuation, "#pop")],
        "close": [include("space"), (r"[})]", Punctuation, "#pop")],
        "entry": [include("space"), (r"[^\s,}]+", Name.Label, ("#pop", "fields"))],
        "fields": [include("space"), (",", Punctuation, "field"), default("#pop")],
        "field": [include("space"), (_NAME, Name.Attribute, ("#pop", "value", "equals")), default("#pop")],
        "equals": [include("space"), ("=", Punctuation, "#pop")],
        "value": [
            include("space"),
            (_NAME, Name.Variable),
            (r"[0-9]+", Number),
            ("#", Punctuation),
            ('"', String, "quoted"),
            (r"\{", String, "braced"),
            default("#pop"),
        ],
        "quoted": [(r"\{", String, "braced"), ('"', String, "#pop"), (r'[^{"]+', String)],
        "braced": [(r"\{", String, "#push"), (r"\}", String, "#pop"), (r"[^{}]+", String)],
    }


LEXER = BibTeX
