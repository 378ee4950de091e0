"""Markdown, as Rouge 3.30 divides it: by lines, tags as HTML, and code of a language that it names in that one's."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default
from pygments.token import Comment, Error, Generic, Name, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.languages import KNOWN, PLAIN
from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, groups

NAMES = ("markdown", "md", "mkd")
# Bounds, so that nothing that is never closed is looked for all through the text again and again.
_ANY = r"[\s\S]{1,500}"
_SPACES = r"\s{0,200}"
_NESTING = 4  # backticks: within so many are fewer, so that Markdown within Markdown comes to an end


class _Tag(Lexer):
    """What stands between `<` and the next `>`."""

    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"<!--.*", Comment),
            (r"(?i:<!doctype).*|<\?.*\?>", Comment.Preproc),
            (r"</\s*[\w:-]*\s*>|</\s*[\w:-]*", Name.Tag, "end"),
            (r"<(?:script|style)\s*|<[\w:-]+|<(?=>)", Name.Tag, "attributes"),
            (r"(<)(\s+)([\w:-]+)", groups(Name.Tag, Text, Name.Tag), "attributes"),
            ("<", Name.Tag, "attributes"),
        ],
        "attributes": [
            (r"\s+", Text),
            (r"[\w:-]+\s*=\s*", Name.Attribute, "value"),
            (r"[\w:-]+", Name.Attribute),
            (r"/?\s*>", Name.Tag),
        ],
        "end": [(r"\s+", Text), (">", Name.Tag)],
        "value": [(r"\"[^\"]*\"?|'[^']*'?|[^\s>]+", String, "#pop"), (r"(?=>)", Text, "#pop")],
    }


_TAG = _Tag()


def _tag(_: RegexLexer, match: re.Match[str]) -> Action:
    for at, kind, text in _TAG.get_tokens_unprocessed(match[0]):
        yield match.start() + at, kind, text
    return None


def _fence(lexer: RegexLexer, match: re.Match[str]) -> Action:
    """Code between fences; what nobody closes goes on to the end."""
    yield from groups(Text, Punctuation, Name.Label)(lexer, match)
    at = match.start(4)
    for kind, text in _code(match[3].strip(), match[4], len(match[2])):
        yield at, kind, text
        at += len(text)
    for number, kind in ((5, Text), (6, Punctuation)):
        if match[number]:
            yield match.start(number), kind, match[number]
    return None


def _code(language: str, code: str, ticks: int) -> list[tuple[_TokenType, str]]:
    if not language:
        return [(Text, code)]
    own = code.removesuffix("\n")
    known = language in KNOWN and (language not in NAMES or ticks <= _NESTING)
    found = _kinds(language, own) if known else [(String.Backtick, own)]
    return [*(found or [(Text, own)]), (Text, code[len(own) :])]


def _link(lexer: RegexLexer, match: re.Match[str]) -> Action:
    """A link's text; where it leads is read in a state of its own, a label right here."""
    yield from _LINK(lexer, match)
    return ("target",) if match[3] else None


_LINK = groups(Punctuation, Name.Variable, Punctuation, Punctuation, String.Symbol, Punctuation, Punctuation)


def _front_matter(_: RegexLexer, match: re.Match[str]) -> Action:
    yield match.start(1), Name.Namespace, match[1]
    at = match.start(2)
    for kind, text in _kinds("yaml", match[2]) or [(Text, match[2])]:
        yield at, kind, text
        at += len(text)
    yield at, Name.Namespace, match[3]
    return None


def _kinds(language: str, code: str) -> list[tuple[_TokenType, str]] | None:
    if language in PLAIN:
        return [(Text, code)]
    from jekyll_tools.kramdown.highlight.tokens import kinds

    return kinds(language, code)


class Markdown(Lexer):
    flags = re.MULTILINE
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"^(---)([ \t]*\n(?s:.*?)^)(---)(?=[ \t]*$)", _front_matter),
            (r"^[^\n]+\n==+\n", Generic.Subheading),
            (r"^[^\n]+\n--+\n", Generic.Heading),
            (r"^#(?=[^#])[^\n]*", Generic.Heading),
            (r"^#+[^\n]*", Generic.Subheading),
            (rf"^{_SPACES}>[^\n]*", Generic.Traceback),
            (rf"^{_SPACES}([*-])(?:{_SPACES}\1){{2,}}{_SPACES}$", Punctuation),
            (rf"^{_SPACES}(?:[*+-](?=\s)|[0-9]+\.)", Punctuation),
            (r"^([ \t]*)(`{3,}|~{3,})([^\n]*\n)((?s:.*?)(?=\Z|^[ \t]*\2))([ \t]*)(\2)?", _fence),
            (r"\n\n(?:(?: {4}|\t)[^\n]*\n|\n)+", String.Backtick),
            (rf"^({_SPACES})(\[)([^\]\n]+)(\]:)", groups(Text, Punctuation, String.Symbol, Punctuation), "definition"),
            (r"\*\*[^\n]*?\*\*|__[^\n]*?__", Generic.Strong),
            (r"\*[^\n]*?\*|_[^\n]*?_", Generic.Emph),
            (r"\\[^\n]", String.Escape),
            (rf"(`{{1,20}}){_ANY}?\1", String.Backtick),
            (r"(!?\[)([^\]]{0,500}(?:\][^\n]{0,500}?)??)(?:(\]\()|(\]\[)([^\]\n]*)(\])|(\])(?=\[))", _link),
            (r"<(?:(?:https?|ftp)://[^>\n]{1,500}|[^@\n]{0,100}@[^.\n]{1,100}\.[^\n]{1,500})>", Name.Variable),
            (r"<(?:!--[^>\n]{0,500}|[^<>\n]{0,500})>", _tag),
            (r"&\S{0,100}?;", Name.Entity),
            (r"[^\\`\[*\n&<]+|[\n\[&<]", Text),
        ],
        "target": [
            (r"\s+(?=[^\s)])", Text),
            (r"(<)([^>\n]*)(>)", groups(Name.Tag, String.Other, Name.Tag), ("#pop", "close", "title")),
            (r"[^\s)]+|\)", String.Other, ("#pop", "close", "title")),
            default("#pop"),
        ],
        "close": [(r"(\s*)(\))", groups(Text, Punctuation), ("#pop", "again")), default("#pop")],
        "again": [(r"([ \t]*)(\()", groups(Text, Punctuation), ("#pop", "target")), default("#pop")],
        "definition": [
            (r"[^\S\n]+", Text),
            (r"\n+", Error),
            (r"(<)([^>\n]*)(>)", groups(Name.Tag, String.Other, Name.Tag), ("#pop", "title")),
            (r"\S+", String.Other, ("#pop", "title")),
            default("#pop"),
        ],
        "title": [
            (r"(\s+)(\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\))", groups(Text, Name.Namespace)),
            (r"(\s+)([\"'][^\n]*)", groups(Text, Error), "#pop"),
            default("#pop"),
        ],
    }


LEXER = Markdown
