"""What is wrong behind the tag at which Liquid stops to read a text: of each tag and output what is so by itself.

Who mends one fault need not build again to meet the next. How blocks lie in each other is not asked here: that hangs on
what is mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid import conditions
from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.parser import Parser
from jekyll_tools.liquid.tokens import OUTPUT, TAG, Token, Tokens
from jekyll_tools.text import Text

_UNREAD = ("raw", "comment")
_ENDS = tuple(f"end{name}" for name in _UNREAD)
_CONDITIONS = ("if", "unless", "elsif")
_ALONE = ("assign", "include", "include_cached", "include_relative")  # blocks of their own they have none
_INNER = frozenset(("else", "elsif", "when"))


def onward(engine: Engine, text: Text) -> Iterator[Problem]:
    """The problems of a text that Liquid cannot read, but that at which it stops: those that it met before, and what is
    wrong with the tags behind it.
    """
    parser = Parser(engine, text)
    try:
        parser.document()
        return
    except LiquidError as error:
        if error.kind == "limit":
            return
        is_raw = error.kind == "unclosed-tag" and error.message.startswith("'raw'")
    yield from parser.problems
    if not is_raw:  # else all that is behind may be meant to be seen
        yield from _behind(parser)


def _behind(parser: Parser) -> Iterator[Problem]:
    found: list[Problem] = []
    parser.problems.clear()
    while (token := _next(parser.source)) is not None:
        if token.kind == TAG and token.name in _UNREAD and parser.source.raw_end(f"end{token.name}") is None:
            break
        if token.kind == TAG and token.name in _ENDS:  # of what began before: what was met in it is not read
            found.clear()
            parser.problems.clear()
            continue
        try:
            _read(token, parser)
        except LiquidError as error:
            if error.kind != "limit":
                place = parser.text.locate(token.start, token.end)
                found.append(Problem(f"liquid-{error.kind}", place, {"message": error.message, "path": []}))
    yield from found
    yield from parser.problems


def _next(source: Tokens) -> Token | None:
    """The next token; None at the end, and where something is never closed: what is behind that may belong to it."""
    try:
        return next(source, None)
    except LiquidError:
        return None


def _read(token: Token, parser: Parser) -> None:
    """Raises LiquidError for what is wrong with a tag or an output."""
    parser.stand_at(token)
    if token.kind == OUTPUT:
        parser.expression(token.markup)
    elif token.kind == TAG and token.name in _CONDITIONS:
        conditions.parse(token.markup, parser)
    elif token.kind == TAG and not token.name.startswith("end") and token.name not in _INNER:
        parse = parser.engine.tags.get(token.name)
        if parse is None and token.name not in parser.engine.tags.foreign:
            raise LiquidError("unknown-tag", f"Unknown tag '{token.name}'")
        if parse is not None and token.name in _ALONE:
            parse(token, parser)
