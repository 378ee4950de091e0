"""TypeScript with JSX, as Rouge 3.30 divides it."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.token import Name, Punctuation

from jekyll_tools.kramdown.highlight.jsx import WithElements, with_elements
from jekyll_tools.kramdown.highlight.lexer import groups
from jekyll_tools.kramdown.highlight.typescript import TypeScript

NAMES = ("tsx",)
_STATES = with_elements(TypeScript.tokens)


class Tsx(WithElements, TypeScript):
    tokens: ClassVar[dict[str, list[Any]]] = {
        **_STATES,
        # A type's parameter, and no element.
        "name": [(r"(\w+)(,)", groups(Name.Other, Punctuation), "#pop:3"), *_STATES["name"]],
    }


LEXER = Tsx
