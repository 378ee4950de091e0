"""An output's inside: a value and the filters it goes through, read strictly first and then laxly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.liquid import expressions
from jekyll_tools.liquid.expressions import Expression
from jekyll_tools.liquid.filter import undefined
from jekyll_tools.liquid.filters.values import date_
from jekyll_tools.liquid.lexer import Lexer, StrictError, plain
from jekyll_tools.liquid.patterns import QUOTED
from jekyll_tools.liquid.reads import TIME, UNDATED
from jekyll_tools.liquid.sizes import text
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.filter import Filter
    from jekyll_tools.liquid.parser import Parser

_HEAD = regex(QUOTED, re.ASCII)
_FILTERS = regex(rf"(?:\s+|{QUOTED}|,)+", re.ASCII)
_WORD = regex(r"\w+", re.ASCII)
_ARGUMENTS = regex(rf"[:,]\s*((?:\w+\s*:\s*)?{QUOTED}\s*)", re.ASCII)
_KEYWORD = regex(rf"(\w[\w-]*)\s*:\s*({QUOTED})", re.ASCII)

_CLOCKS = ("site.time", '"now"', "'now'")

_Argument = tuple[str | None, str]


class Call(NamedTuple):
    """A filter and its arguments; `keywords` become one hash behind them."""

    filter: Filter
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...] = ()

    def run(self, context: Context, value: object) -> object:
        """What the filter makes of a value."""
        given = [argument.evaluate(context) for argument in self.arguments]
        if self.keywords:
            given.append({name: value.evaluate(context) for name, value in self.keywords})
        return self.filter.run(context, value, given)


class Variable:
    """A value with filters."""

    __slots__ = ("calls", "value")

    def __init__(self, value: Expression, calls: tuple[Call, ...]) -> None:
        self.value = value
        self.calls = calls

    def evaluate(self, context: Context) -> object:
        """The value behind its filters."""
        value = self.value.evaluate(context)
        for call in self.calls:
            value = call.run(context, value)
        return value


class Dated(Variable):
    """A time of the build in a form: of what is read only that counts, not the second."""

    __slots__ = ()

    def evaluate(self, context: Context) -> object:
        """The value behind its filters."""
        reads = context.reads
        first, *others = self.calls
        form = text(context, first.arguments[0].evaluate(context))
        known, lasting = {TIME, UNDATED} & reads.asked.keys(), reads.lasting
        value = self.value.evaluate(context)
        made = first.run(context, value)
        if value is context.host.time:
            for question in {TIME, UNDATED} - known:
                reads.forget(question)
            reads.note(f"date {form}")
        elif value == "now":
            reads.lasting = lasting
            reads.note(f"now {form}")
        for call in others:
            made = call.run(context, made)
        return made


def parse(markup: str, parser: Parser) -> Expression:
    """The expression of an output or of `assign`; filters that the target does not know are left out."""
    try:
        value, calls = _strict(markup) if parser.is_strict else _lax(markup)
    except StrictError as refusal:
        parser.warn(str(refusal), f"{{{{{markup}}}}}")
        value, calls = _lax(markup)
    made = tuple(call for name, given in calls for call in _call(name, given, parser))
    expression = expressions.parse(value)
    if not made:
        return expression
    dated = value.strip() in _CLOCKS and made[0].filter.function is date_ and len(made[0].arguments) == 1
    return Dated(expression, made) if dated else Variable(expression, made)


def _call(name: str, given: list[_Argument], parser: Parser) -> list[Call]:
    known = parser.engine.filters.get(name)
    if known is None and not parser.engine.settings.strict_filters:
        parser.lacks(name)
        return []
    if known is None:
        return [Call(undefined(name), ())]
    plain = tuple(expressions.parse(text) for key, text in given if key is None)
    named = tuple((key, expressions.parse(text)) for key, text in given if key is not None)
    return [Call(known, plain, named)]


def _strict(markup: str) -> tuple[str, list[tuple[str, list[_Argument]]]]:
    if path := plain(markup):
        return path, []
    lexer = Lexer(markup)
    if lexer.look("end_of_string"):
        return "", []
    value = lexer.expression()
    calls: list[tuple[str, list[_Argument]]] = []
    while lexer.accept("pipe"):
        name, given = lexer.expect("id"), []
        if lexer.accept("colon"):
            given.append(lexer.argument())
            while lexer.accept("comma"):
                given.append(lexer.argument())
        calls.append((name, given))
    lexer.end()
    return value, calls


def _lax(markup: str) -> tuple[str, list[tuple[str, list[_Argument]]]]:
    head = _HEAD.search(markup)
    if head is None:
        return "", []
    bar = markup.find("|", head.end())
    if bar < 0:
        return head[0], []
    calls: list[tuple[str, list[_Argument]]] = []
    for part in _FILTERS.findall(markup, bar + 1):
        word = _WORD.search(part)
        if word:
            calls.append((word[0], [_lax_argument(text) for text in _ARGUMENTS.findall(part)]))
    return head[0], calls


def _lax_argument(text: str) -> _Argument:
    match = _KEYWORD.fullmatch(text.rstrip())
    return (match[1], match[2]) if match else (None, text)
