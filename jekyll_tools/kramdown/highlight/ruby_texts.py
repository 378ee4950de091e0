"""What is open in a text of Ruby: heredocs that are announced, `%` literals, a comment between `=begin` and `=end`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from copy import copy

from pygments.token import Comment, Name, Operator, String, _TokenType

from jekyll_tools.kramdown.highlight.letters import MARKED
from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, Pieces
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

PLAIN, REGEX = String.Other, String.Regex
_BLANK = "\0\t\n\v\f\r "  # what Ruby strips off a line
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
# Ruby's \b behind a letter asks Unicode, but its \w does not.
_END = rf"(?!{MARKED}|[²³¹¼-¾])"
_WORD_END = regex(_END)
_COMMENT_END = regex(rf"\n=end{_END}")


class Literal(NamedTuple):
    """A `%` literal that is open: what begins and ends it, and its text's type."""

    opened: str
    closed: str
    kind: _TokenType


class Heredoc(NamedTuple):
    """A heredoc that is announced: the name on its last line, which may be indented."""

    name: str
    indented: bool


class RubyTexts(Lexer):
    """A lexer that remembers what is open: the states, the heredocs to come, the literals with their brackets."""

    states: list[str]
    heredocs: deque[Heredoc]
    literals: list[list[Literal]]
    comment_ends = True

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root", "operand")) -> Pieces:
        """The tokens of one text, from a lexer of its own."""
        lexer = copy(self)
        lexer.states, lexer.heredocs, lexer.literals = list(stack), deque(), []
        return lexer.pieces(text, lexer.states)


def is_word(match: re.Match[str]) -> bool:
    """Whether a word ends with the match, to Unicode."""
    return _WORD_END.match(match.string, match.end()) is not None


def announced(lexer: RubyTexts, match: re.Match[str]) -> Action:
    """`<<NAME`: the text begins with the next line, once for all that this line announces."""
    name = match[3]
    lexer.heredocs.append(Heredoc(name.strip("\"'`"), match[2] != ""))
    yield match.start(), Operator, match[1]
    yield match.end(1), Name.Constant, name
    return None if lexer.states[-1] == "announced" else ("announced",)


def line_end(lexer: RubyTexts, match: re.Match[str]) -> Action:
    """A line's end within heredocs. What follows is looked at only: if it is the name, it is read as that."""
    yield match.start(), String.Heredoc, "\n"
    begins = () if lexer.states[-1] == "heredoc" else ("heredoc",)
    if lexer.heredocs:
        name, indented = lexer.heredocs[0]
        if name == (match[1].strip(_BLANK) if indented else match[1].rstrip(_BLANK)):
            return *begins, "name"
    return begins


def last_line(lexer: RubyTexts, match: re.Match[str]) -> Action:
    """The name that ends a heredoc; the next one begins, or the code goes on."""
    yield match.start(), Name.Constant, match[0]
    lexer.heredocs.popleft()
    return ("#pop",) if lexer.heredocs else ("#pop",) * 3


def opened(lexer: RubyTexts, match: re.Match[str]) -> Action:
    """`%w(` and its like; a state for those with `#{}`, unless a `#` ends them."""
    letter, delimiter = match[1], match[2]
    kind = REGEX if letter == "r" else PLAIN
    lexer.literals.append([Literal(delimiter, _CLOSING.get(delimiter, delimiter), kind)])
    yield match.start(), kind, match[0]
    if letter not in tuple("rxIQW"):
        return ("literal",)
    return ("hashed" if delimiter == "#" else "interpolated",)


def within(lexer: RubyTexts, match: re.Match[str]) -> Action:
    """A piece of a `%` literal that may be its end; brackets nest."""
    nested = lexer.literals[-1]
    literal = nested[-1]
    yield match.start(), literal.kind, match[0]
    if match[0] == literal.closed:
        nested.pop()
        if not nested:
            lexer.literals.pop()
            return ("#pop",) if literal.kind is PLAIN else ("#pop", "flags")
    elif match[0] == literal.opened:
        nested.append(literal)
    return None


def escape(lexer: RubyTexts, match: re.Match[str]) -> Action:
    r"""`\(` within `%q(...)`, `\\` or `\#`; other backslashes are text there."""
    literal = lexer.literals[-1][-1]
    escapes = match[0][1:] in (literal.opened, literal.closed, "\\", "#")
    yield match.start(), String.Escape if escapes else literal.kind, match[0]
    return None


def documented(lexer: RubyTexts, match: re.Match[str]) -> Action:
    """`=` before `begin`: a comment up to `=end`, for which is looked in vain once only."""
    begins = _WORD_END.match(match.string, match.end(1)) is not None
    if begins and lexer.comment_ends:
        lexer.comment_ends = _COMMENT_END.search(match.string, match.end(1)) is not None
    comment = begins and lexer.comment_ends
    yield match.start(), Comment.Multiline if comment else Operator, "="
    return ("comment",) if comment else ("operand",)


def comment_line(_: RubyTexts, match: re.Match[str]) -> Action:
    """A line of a comment, and what is behind its end: the comment's last if that is `=end`."""
    yield match.start(), Comment.Multiline, match[0]
    return ("#pop",) if match[1] and is_word(match) else None
