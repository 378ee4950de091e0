"""What our lexers stand on: Pygments' states, stepped through as Rouge does."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import cache
from typing import Any, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Error, Text, Whitespace, _TokenType

from jekyll_tools.kramdown.highlight.states import Pattern, State, pattern
from jekyll_tools.limits import CODE_COMMENT

# Between `/*` and `*/`. A bound, so that an end that is missing is not looked for again and again; and no star may be
# taken in two ways, or each one would double the time.
COMMENT = rf"/\*[^*]*(?:\*+(?![*/])[^*]*){{0,{CODE_COMMENT}}}\*+/"

Pieces = Iterator[tuple[int, _TokenType, str]]
Action = Generator[tuple[int, _TokenType, str], None, "tuple[str, ...] | None"]


def groups(*kinds: _TokenType) -> Callable[[RegexLexer, re.Match[str]], Pieces]:
    """An action: a type for each group of the pattern; the groups together are the match."""

    def pieces(_: RegexLexer, match: re.Match[str]) -> Pieces:
        for number, kind in enumerate(kinds, 1):
            if match[number]:
                yield match.start(number), kind, match[number]

    return pieces


def within(language: str) -> Callable[[RegexLexer, re.Match[str]], Pieces]:
    """An action: the match is code in another language."""

    def pieces(_: RegexLexer, match: re.Match[str]) -> Pieces:
        from jekyll_tools.kramdown.highlight.tokens import kinds

        at = match.start()
        for kind, text in kinds(language, match[0]) or [(Text, match[0])]:
            yield at, kind, text
            at += len(text)

    return pieces


class Lexer(RegexLexer):
    """A table of states, each of them one pattern that is compiled when the state is first met.

    A character that no rule of the state matches is an `Error`; the states stay as they are. (Pygments goes back to the
    first state at a line end in error, and so loses a heredoc or an open bracket. With `forgets` that is done, too.)
    """

    forgets = False
    _tokens: ClassVar[dict[str, list[tuple[Any, Any, Any]]]]
    _states: ClassVar[dict[str, State]]

    def __init_subclass__(cls) -> None:
        cls._states = {}

    @classmethod
    def _process_regex(cls, source: Any, flags: int, _state: str) -> Pattern:
        """What Pygments puts into its table for a pattern, in place of one that is compiled."""
        return pattern(source, flags)

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Pieces:
        """Where each token starts, its type and text; nothing of the text is lost."""
        return self.pieces(text, list(stack))

    def pieces(self, text: str, states: list[str]) -> Pieces:
        """The same, from the states that are given on; they are left as the text leaves them.

        An action, as Pygments calls what makes tokens of a match, may return the change of states to make.
        """
        position, end = 0, len(text)
        name = ""
        while position < end:
            if states[-1] != name:
                name = states[-1]
                state = self._state(name)
                find, rules = state.find, state.rules
            match = find(text, position)
            if match is None:
                forgets = self.forgets and text[position] == "\n"
                yield position, Whitespace if forgets else Error, text[position]
                if forgets:
                    states[:] = ["root"]
                position += 1
                continue
            action, change, own = rules[match.lastgroup]
            if own is None:
                if action is not None:
                    yield position, action, match[0]
            else:
                change = (yield from action(self, own.match(text, position))) or change
            position = match.end()
            if change is not None:
                change_states(states, change)

    def _state(self, name: str) -> State:
        state = self._states.get(name)
        if state is None:
            state = self._states[name] = State(self._tokens[name])
        return state


@cache
def made(lexer: type[Lexer]) -> Lexer:
    """A lexer, its table made once."""
    return lexer()


def change_states(states: list[str], change: Any) -> None:
    """What becomes of the states, as Pygments says it: so many popped, the last again, or a row of names to push."""
    for step in change if isinstance(change, tuple) else (change,):
        if step == "#push":
            states.append(states[-1])
        elif step == "#pop":
            _pop(states, 1)
        elif isinstance(step, int):
            _pop(states, -step)
        else:
            states.append(step)


def _pop(states: list[str], count: int) -> None:
    del states[max(len(states) - count, 1) :]
