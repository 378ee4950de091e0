"""YAML, as Rouge 3.30 divides it: indentation tells where texts end. Its states go by the names of Pygments' lexer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.lexer import Action, Lexer, Pieces, groups

NAMES = ("yaml", "yml")

_INDICATOR = Punctuation.Indicator
_TAG = r"[\w#;/?:@&=+$,.!~*'()\[\]%-]"


def _restart(lexer: Yaml, match: re.Match[str]) -> Action:
    """A document begins or ends, or a directive stands there: nothing is indented any more."""
    lexer.restart()
    yield match.start(), Name.Tag if match[0].startswith("%") else Name.Namespace, match[0]
    return None


def _line(lexer: Yaml, match: re.Match[str]) -> Action:
    """A line's indentation; where none of the lines above has ended so far in, what is too much is an error."""
    kept = lexer.dedent(len(match[0]))
    yield match.start(), Text, match[0][:kept]
    yield match.start() + kept, Error, match[0][kept:]
    return None


def _further(lexer: Yaml, match: re.Match[str]) -> Action:
    lexer.next += len(match[0])
    yield match.start(), Text, match[0]
    return None


def _item(lexer: Yaml, match: re.Match[str]) -> Action:
    lexer.indent()
    lexer.next += 1
    yield match.start(), _INDICATOR, match[0]
    return None


def _key(lexer: Yaml, match: re.Match[str]) -> Action:
    lexer.indent()
    yield from groups(Name.Attribute, _INDICATOR)(lexer, match)
    return None


def _header(lexer: Yaml, match: re.Match[str]) -> Action:
    """What stands behind the `|` or `>` of a text, which may say how far in it is."""
    digit = match[0].strip("+-")
    lexer.text = lexer.indents[-1] + int(digit) if digit else None
    yield match.start(), _INDICATOR, match[0]
    return None


def _text_line(lexer: Yaml, match: re.Match[str]) -> Action:
    """A line within such a text, or behind it."""
    spaces = len(match[0])
    yield match.start(), Text, match[0]
    if spaces < (lexer.indents[-1] if lexer.text is None else lexer.text):
        lexer.dedent(spaces)
        return ("#pop", "#pop", "block", "indentation")
    if lexer.text is None:
        lexer.text = spaces
    return None if spaces else ("fault",)


def _empty_text_line(lexer: Yaml, match: re.Match[str]) -> Action:
    """Spaces further in than such a text are part of it."""
    inside = match.start() + (len(match[0]) if lexer.text is None else lexer.text)
    yield match.start(), Text, match.string[match.start() : min(inside, match.end())]
    yield inside, Name.Constant, match.string[inside : match.end()]
    return None


def _plain_line(lexer: Yaml, match: re.Match[str]) -> Action:
    """A line that goes on with plain words, or with the next thing."""
    yield match.start(), Text, match[0]
    if len(match[0]) > lexer.indents[-1]:
        return ("#pop",)
    lexer.dedent(len(match[0]))
    return ("#pop", "#pop", "#pop", "block", "indentation")


class Yaml(Lexer):
    flags = re.MULTILINE
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r" +(?=#|$)|\n+", Text),
            (r"#[^\n]*", Comment.Single),
            (r"^%YAML(?= |$)", _restart, "version"),
            (r"^%TAG(?= |$)", _restart, "handle"),
            (r"^(?:---|\.\.\.)(?= |$)", _restart, "block"),
            (r" *(?!\s|$)", _line, ("block", "indentation")),
        ],
        "version": [(r"( +)([0-9]+\.[0-9]+)", groups(Text, Number), "rest")],
        "handle": [(rf"( +)(!(?:[\w-]*!)?)( +)(!|!?{_TAG}+)", groups(Text, Keyword.Type, Text, Keyword.Type), "rest")],
        "rest": [(r" +", Text), (r"#[^\n]*", Comment.Single), (r"\n", Text, "#pop:2")],
        "indentation": [
            (r" *$", Text, "#pop:2"),
            (r" +(?=[?:-](?: |$))", _further),
            (r"[?:-](?= |$)", _item),
            (r" *", _further, "#pop"),
        ],
        "block": [
            (r" *(?=#|$)", Text, "#pop"),
            (r" +", Text),
            include("properties"),
            (r"""([^#,:?\[\]{}"'\n]{1,500})(:)(?=\s|$)""", _key),
            (r"[|>]", _INDICATOR, ("text", "header")),
            include("flow"),
            (r"""(?=[^\s?:,\[\]{}#&*!|>'"%@`]|[?:-]\S)""", groups(), "plain"),
        ],
        "properties": [
            (rf"!<{_TAG}+>|!(?:[\w-]+!)?{_TAG}*", Keyword.Type),
            (r"&[\w-]+", Name.Label),
            (r"\*[\w-]+", Name.Variable),
        ],
        "flow": [
            (r"\[", _INDICATOR, "sequence"),
            (r"\{", _INDICATOR, "mapping"),
            ("'", String.Single, "single"),
            ('"', String.Double, "double"),
        ],
        "collection": [
            (r" +|\n+", Text),
            (r"#[^\n]*", Comment.Single),
            (r"[?:,]", _INDICATOR),
            include("properties"),
            include("flow"),
            (r"""(?=[^\s?:,\[\]{}#&*!|>'"%@`])""", groups(), "plain in flow"),
        ],
        "sequence": [include("collection"), (r"\]", _INDICATOR, "#pop")],
        "mapping": [include("collection"), (r"\}", _INDICATOR, "#pop")],
        "header": [(r"(?:[1-9]?[+-]?|[+-][1-9])(?= |$)", _header, ("#pop", "text rest"))],
        "text rest": [(r" +", Text), (r"#[^\n]*", Comment.Single), (r"\n", Text, "#pop")],
        "text": [(r"\n+", Text), (r"^ +$", _empty_text_line), (r"^ *", _text_line), (r"[^\n]+", String)],
        "fault": [(r".", Error, "#pop")],
        "spaces": [(r"^ +| +$|\n+", Text), (r" +", Name.Variable)],
        "single": [include("spaces"), (r"[^\s']+", String), ("'", String, "#pop")],
        "double": [
            include("spaces"),
            (r'\\(?:[0abt\tn\nvfre "\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})', String.Escape),
            (r'[^\s"\\]+', String),
            ('"', String, "#pop"),
        ],
        "plain": [
            (r" *(?=: |:$)", Text, "#pop"),
            (r"^ +| +$", Text),
            (r" +(?=#)", Text, "#pop"),
            (r"\n+", Text, "plain line"),
            (r" +", String),
            (r"true|false|null", Name.Constant),
            (r"[0-9]+(?:\.[0-9]+)?(?=\r?\n| +#)", Number, "#pop"),
            (r"(?::\S+|[^\s:])+", String),
        ],
        "plain line": [
            (r"^ +$|\n+", Text),
            (r"^(?=---|\.\.\.)", groups(), "#pop:3"),
            (r"^ *", _plain_line),
            default("#pop"),
        ],
        "plain in flow": [
            (r" *(?=[,:?\[\]{}])", Text, "#pop"),
            (r" +(?=#)", Text, "#pop"),
            (r"^ +| +$|\n+", Text),
            (r" +|[^\s,:?\[\]{}]+", Name.Variable),
        ],
    }

    def restart(self) -> None:
        """Forget all indentation."""
        self.indents = [0]
        self.next = 0
        self.text: int | None = None

    def dedent(self, spaces: int) -> int:
        """End what stands further in than a line; how many of its spaces are an indentation that it may have."""
        self.next = spaces
        if spaces >= self.indents[-1]:
            return spaces
        while spaces < self.indents[-1]:
            self.indents.pop()
        return self.indents[-1]

    def indent(self) -> None:
        """What comes stands further in than all before it."""
        if self.indents[-1] < self.next:
            self.indents.append(self.next)

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Pieces:
        self.restart()
        return self.pieces(text, list(stack))


LEXER = Yaml
