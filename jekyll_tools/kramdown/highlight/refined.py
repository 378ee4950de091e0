"""Pygments' tokens named as Rouge names them, where a few words decide: far less than a lexer, and far nearer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pygments.token import Keyword, Name, Number, Operator, Punctuation, String, Whitespace, _TokenType

Token = tuple[_TokenType, str]

_RUBY_PUNCTUATION = frozenset((".", "[", "]", "[]", "&."))
_RUBY_WORDS = {
    **dict.fromkeys(("attr_reader", "attr_writer", "attr_accessor", "require_relative"), Name.Builtin),
    **dict.fromkeys(("__FILE__", "__LINE__"), Keyword.Pseudo),
    "defined?": Keyword,
    "new": Name,
}


def _ruby(tokens: Iterable[Token]) -> Iterator[Token]:
    """Dots and brackets are punctuation, what stands behind a dot is a method, and a label keeps its colon."""
    found = _with_fractions(tokens)
    before: Token = (Whitespace, "")
    label = False
    for at, (kind, text) in enumerate(found):
        follows = found[at + 1][1] if at + 1 < len(found) else ""
        if kind is Name.Builtin and follows == ":" and before[1] != "?":
            before = (String.Symbol, text)
            yield before
            continue
        label = (before[0] is String.Symbol and text == ":") or (label and text.isspace() and before[1] == ":")
        yield String.Symbol if label else _ruby_kind(kind, text, before), text
        before = (kind, text)


def _with_fractions(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, a number with a fraction as one."""
    found: list[Token] = []
    for kind, text in tokens:
        if kind is Number.Integer and len(found) > 1 and found[-1][1] == "." and found[-2][0] is Number.Integer:
            found[-2:] = [(Number.Float, f"{found[-2][1]}.{text}")]
        else:
            found.append((kind, text))
    return found


def _is(kind: _TokenType, of: _TokenType) -> bool:
    return kind[: len(of)] == of


def _ruby_kind(kind: _TokenType, text: str, before: Token) -> _TokenType:
    if _is(kind, Operator) and text in _RUBY_PUNCTUATION:
        return Operator if _is(before[0], Name.Class) else Punctuation  # `def self.name`
    if _is(kind, Name.Function) and text == "=":
        return Operator
    if _is(kind, Name) or _is(kind, Keyword):
        if before[1] in (".", "&.") and (text[:1].islower() or text[:1] == "_"):
            return Name.Function
        if text in _RUBY_WORDS:
            return _RUBY_WORDS[text]
        return Name.Constant if kind is Name.Builtin and text[:1].isupper() else kind
    return Name if kind is Operator.Word else kind


REFINED: dict[str, Callable[[Iterable[Token]], Iterator[Token]]] = {"Ruby": _ruby}
