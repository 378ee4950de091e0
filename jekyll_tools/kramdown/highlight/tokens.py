"""Code coloured as Rouge 3.30 colours it: its tokens, as spans that carry the short name of their class.

A lexer is a module beside this one with `NAMES`, the names that Rouge takes for the language, and `LEXER`, a `Lexer`.
Neither those nor Pygments are imported before the first code that has colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from pygments.lexer import Lexer
from pygments.token import STANDARD_TYPES, Token, Whitespace, _TokenType

from jekyll_tools.discovery import modules, names
from jekyll_tools.kramdown.highlight.lexer import made
from jekyll_tools.kramdown.highlight.others import COSTLY_FROM, other, pieces
from jekyll_tools.kramdown.html import escape

# Rouge's names for classes are Pygments', but for a few that only one of the two knows.
_CLASSES: dict[_TokenType, str] = {
    **STANDARD_TYPES,
    Token.Comment.Doc: "cd",
    Token.Generic.EmphStrong: "ge",
    Token.Generic.Lineno: "gl",
    Token.Keyword.Variable: "kv",
    Token.Literal.Number.Other: "mx",
    Token.Punctuation.Indicator: "pi",
    Token.Punctuation.Marker: "p",
}


def spans(language: str, code: str) -> str | None:
    """The HTML within `<code>`: escaped, each token of a class in its span. None for a language without a lexer."""
    found = tokens(language, code)
    if found is None:
        return None
    return "".join([f'<span class="{name}">{escape(text)}</span>' if name else escape(text) for name, text in found])


def tokens(language: str, code: str) -> list[tuple[str, str]] | None:
    """The classes (`""` for plain text) and their texts, which together are the code; neighbours differ in class."""
    found = kinds(language, code)
    return None if found is None else _merged(found)


def kinds(language: str, code: str) -> list[tuple[_TokenType, str]] | None:
    """The token types and their texts; None for a language without a lexer, or where that fails."""
    own = _lexer(language)
    if own is not None:
        return [(kind, text) for _, kind, text in made(own).get_tokens_unprocessed(code)]
    lexer = other(language) if len(code) < COSTLY_FROM else None
    return None if lexer is None else _foreign(lexer, code)


def _foreign(lexer: Lexer, code: str) -> list[tuple[_TokenType, str]] | None:
    """The tokens of a lexer that is not ours; None where it fails or loses some of the code.

    White space is plain text: Rouge marks it in few languages, Pygments in most.
    """
    try:
        made = [(Token.Text if kind is Whitespace else kind, text) for kind, text in pieces(lexer, code)]
        for kind in {kind for kind, _ in made}:
            _class(kind)
    except Exception:  # whatever goes wrong within, the code is shown
        return None
    return made if "".join([text for _, text in made]) == code else None


def _merged(found: Iterable[tuple[_TokenType, str]]) -> list[tuple[str, str]]:
    """Tokens by their classes, neighbours of one class as one."""
    merged: list[tuple[str, str]] = []
    last, before = "", ""
    for kind, text in found:
        name = _class(kind)
        if name == last:
            before += text
        elif text:
            if before:
                merged.append((last, before))
            last, before = name, text
    if before:
        merged.append((last, before))
    return merged


@cache
def _class(kind: _TokenType) -> str:
    """Rouge's short name for a token type; a type it has none for goes by the one above it."""
    name = _CLASSES.get(kind)
    return name if name is not None else _class(kind.parent or Token)


@cache
def _lexer(language: str) -> type[Lexer] | None:
    """Ours for a language, if there is one. A module of that name is asked first: others need not be imported then."""
    if language in names(import_module(__package__).__path__):
        module = import_module(f"{__package__}.{language}")
        if language in getattr(module, "NAMES", ()):
            lexer: type[Lexer] = module.LEXER
            return lexer
    return _own().get(language)


@cache
def _own() -> dict[str, type[Lexer]]:
    """Our lexers, by every name that Rouge takes for their languages."""
    found = [module for module in modules(__package__).values() if hasattr(module, "LEXER")]
    return {name: module.LEXER for module in found for name in module.NAMES}
