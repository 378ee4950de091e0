"""What our lexers stand on: Pygments' states, stepped through as Rouge does."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Error, _TokenType

Pieces = Iterator[tuple[int, _TokenType, str]]
Action = Generator[tuple[int, _TokenType, str], None, "tuple[str, ...] | None"]


def groups(*kinds: _TokenType) -> Callable[[RegexLexer, re.Match[str]], Pieces]:
    """An action: a type for each group of the pattern; the groups together are the match."""

    def pieces(_: RegexLexer, match: re.Match[str]) -> Pieces:
        for number, kind in enumerate(kinds, 1):
            if match[number]:
                yield match.start(number), kind, match[number]

    return pieces


class Lexer(RegexLexer):
    """A table of states. A character that no rule of the state matches is an `Error`; the states stay as they are.

    (Pygments goes back to the first state at a line end in error, and so loses a heredoc or an open bracket.)
    """

    _tokens: ClassVar[dict[str, list[tuple[Any, Any, Any]]]]

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Pieces:
        """Where each token starts, its type and text; nothing of the text is lost."""
        return self.pieces(text, list(stack))

    def pieces(self, text: str, states: list[str]) -> Pieces:
        """The same, from the states that are given on; they are left as the text leaves them.

        An action, as Pygments calls what makes tokens of a match, may return the change of states to make.
        """
        position = 0
        while position < len(text):
            for match_at, action, usual in self._tokens[states[-1]]:
                match = match_at(text, position)
                if match is None:
                    continue
                change = usual
                if isinstance(action, _TokenType):
                    yield position, action, match[0]
                elif action is not None:
                    change = (yield from action(self, match)) or usual
                position = match.end()
                if change is not None:
                    _change(states, change)
                break
            else:
                yield position, Error, text[position]
                position += 1


def _change(states: list[str], change: Any) -> None:
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
