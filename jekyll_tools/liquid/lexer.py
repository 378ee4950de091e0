"""The tokens of an expression, for the strict reading."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex
from jekyll_tools.ruby.show import quoted

_TOKEN = regex(
    r"\s*(?:(?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))"
    r"|(?P<string>'[^']*'|\"[^\"]*\")"
    r"|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<id>[a-zA-Z_][\w-]*\??)"
    r"|(?P<dotdot>\.\.)"
    r"|(?P<special>[|.:,\[\]()?-]))",
    re.ASCII,
)
# What most expressions are, and comparisons: the strict reading takes them as they are written.
_PATH = r"(?!contains\s)[a-zA-Z_][\w-]*\??(?:\.(?!contains\s)[a-zA-Z_][\w-]*\??)*"
_PLAIN = regex(rf"\s*({_PATH})\s*", re.ASCII)
_COMPARED = regex(
    rf"\s*({_PATH})(?:(?:\s*(==|!=|<>|<=?|>=?)\s*|\s+(contains)\s+)({_PATH}|'[^']*'|\"[^\"]*\"))?\s*", re.ASCII
)
_END = ("end_of_string", "")
_SPECIALS = {
    "|": "pipe", ".": "dot", ":": "colon", ",": "comma", "[": "open_square", "]": "close_square", "(": "open_round",
    ")": "close_round", "?": "question", "-": "dash",
}  # fmt: skip


class StrictError(Exception):
    """What the strict reading refuses; the lax one has its turn then."""


def plain(markup: str) -> str:
    """An expression that is a variable with the keys behind it, without the blanks around it; "" for others."""
    found = _PLAIN.fullmatch(markup)
    return found[1] if found else ""


def compared(markup: str) -> tuple[str, str | None, str | None] | None:
    """A condition that is such an expression, or compares one with another or with a text: left, operator and right."""
    found = _COMPARED.fullmatch(markup)
    return (found[1], found[2] or found[3], found[4]) if found else None


class Lexer:
    """An expression's tokens as (kind, text), and the place where the reading is."""

    __slots__ = ("_at", "_tokens")

    def __init__(self, markup: str) -> None:
        self._tokens = _tokens(markup)
        self._at = 0

    def look(self, kind: str, ahead: int = 0) -> bool:
        """Whether the next token, or one further on, is of a kind; special characters have names."""
        return self._tokens[self._at + ahead][0] == kind

    def accept(self, kind: str) -> str | None:
        """The next token's text, taken, if it is of a kind; else None."""
        found, text = self._tokens[self._at]
        if found != kind:
            return None
        self._at += 1
        return text

    def word(self, name: str) -> bool:
        """Takes the next token if it is that word."""
        if self._tokens[self._at] != ("id", name):
            return False
        self._at += 1
        return True

    def expect(self, kind: str) -> str:
        """The next token's text, taken. Raises StrictError where it is of another kind."""
        found, text = self._tokens[self._at]
        if found != kind:
            raise StrictError(f"Expected {kind} but found {found}")
        self._at += 1
        return text

    def end(self) -> None:
        """Raises StrictError where something is left."""
        self.expect("end_of_string")

    def expression(self) -> str:
        """A value as it is written, without blanks."""
        kind, text = self._tokens[self._at]
        if kind in ("id", "open_square"):
            made = self.expect(kind)
            if kind == "open_square":
                made += self.expression() + self.expect("close_square")
            return made + self._lookups()
        self._at += 1
        if kind in ("string", "number"):
            return text
        if kind == "open_round":
            first = self.expression()
            self.expect("dotdot")
            return f"({first}..{self.expression()}{self.expect('close_round')}"
        raise StrictError(f"[:{kind}{', ' + quoted(text) if text else ''}] is not a valid expression")

    def argument(self) -> tuple[str | None, str]:
        """A filter's argument: its name, if it has one, and its value."""
        name = None
        if self.look("id") and self.look("colon", 1):
            name = self.expect("id")
            self.expect("colon")
        return name, self.expression()

    def _lookups(self) -> str:
        parts: list[str] = []
        while True:
            if self.look("open_square"):
                parts += self.expect("open_square"), self.expression(), self.expect("close_square")
            elif self.look("dot"):
                parts += self.expect("dot"), self.expect("id")
            else:
                return "".join(parts)


def _tokens(markup: str) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    at, match = 0, _TOKEN.match(markup)
    while match:
        kind, at = match.lastgroup or "", match.end()
        text = match[kind]
        made.append((_SPECIALS.get(text, kind), text))
        match = _TOKEN.match(markup, at)
    if markup[at:].strip():
        raise StrictError(f"Unexpected character {markup[at:].lstrip()[0]}")
    made += (_END, _END)  # one to look ahead at
    return made
