"""Lexers of Pygments' whose actions move on by themselves: their states, too, are one pattern each."""

from __future__ import annotations

import re
from typing import Any

from pygments.lexer import ExtendedRegexLexer, LexerContext, RegexLexerMeta

from jekyll_tools.kramdown.highlight.lexer import Pieces, change_states
from jekyll_tools.kramdown.highlight.states import Pattern, State, pattern


class _States(dict[str, list[tuple[Any, Any, None]]]):
    """Pygments' table, in which each state has but one rule; made when the state is first met."""

    def __init__(self, table: dict[str, list[tuple[Any, Any, Any]]]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, name: str) -> list[tuple[Any, Any, None]]:
        state = State(self._table[name])

        def act(lexer: ExtendedRegexLexer, match: re.Match[str], context: LexerContext) -> Pieces:
            action, change, own = state.rules[match.lastgroup]
            if own is not None:
                yield from action(lexer, own.match(context.text, context.pos, context.end), context)
            elif action is not None:
                yield context.pos, action, match[0]
                context.pos = match.end()
            if change is not None:
                change_states(context.stack, change)

        self[name] = rules = [(state.find, act, None)]
        return rules


class Extended(ExtendedRegexLexer):
    """What it adds to such a lexer."""

    @classmethod
    def process_tokendef(cls, name: str, tokendefs: Any = None) -> _States:
        """The table that Pygments makes when the lexer is first wanted."""
        return _States(RegexLexerMeta.process_tokendef(cls, name, tokendefs))  # type: ignore[no-untyped-call]

    @classmethod
    def _process_regex(cls, source: Any, flags: int, _state: str) -> Pattern:
        return pattern(source, flags)
