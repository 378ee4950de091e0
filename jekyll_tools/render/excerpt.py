"""Excerpts: the first part of a document, rendered on its own when somebody asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jekyll_tools.regex import regex
from jekyll_tools.text import Text, join

_TAG = regex(r"\{%-?\s*(\w+)")
_DEFINITION = regex(r"^ {0,3}\[[^\]]+\]:.+$", re.MULTILINE)
_LABEL = regex(r"^ {0,3}(\[[^\]]+\])(:.+)$", re.MULTILINE)
# What needs an end tag.
_BLOCKS = frozenset(("if", "unless", "for", "case", "capture", "comment", "raw", "tablerow", "ifchanged", "highlight"))


class Excerpt:
    """A document's `excerpt` that its author did not write. Its `str()` renders it, once."""

    __slots__ = ("_body", "_end", "_made", "_render", "_wholesale")

    def __init__(self, body: Text, end: str, render: Callable[[Excerpt], str], *, wholesale: bool = False) -> None:
        self._body = body
        self._wholesale = wholesale
        self._end = end
        self._render = render
        self._made: str | None = None

    @property
    def text(self) -> Text:
        """What is to be rendered."""
        return extract(self._body, self._end, wholesale=self._wholesale)

    @property
    def is_made(self) -> bool:
        """Whether it was rendered before."""
        return self._made is not None

    def remember(self, made: str) -> None:
        """Has it as it was rendered."""
        self._made = made

    def __str__(self) -> str:
        if self._made is None:
            self._made = ""  # an excerpt that asks for itself gets nothing
            self._made = self._render(self)
        return self._made


def separator(data: Mapping[Any, Any], config: Mapping[str, Any]) -> str:
    """What ends the excerpt of a document; "" where it has none."""
    own = data.get("excerpt_separator")
    said = config.get("excerpt_separator") if own is None or own is False else own
    return "" if said is None else str(said)


def extract(body: Text, end: str, *, wholesale: bool = False) -> Text:
    r"""The body up to its first separator, its blocks closed, with the link definitions that it uses from below.

    With all of those, and an empty line even where there is none, if `wholesale`.

    >>> str(extract(Text.written("a.md", "See [b].\n\nc\n\n[b]: /d"), "\n\n"))
    'See [b].\n\n[b]: /d'
    """
    at = body.string.find(end)
    if at < 0 or at + len(end) == len(body.string):
        return body if at < 0 else body.slice(0, at)
    parts = [body.slice(0, at)]
    parts += [_made(f"\n{{% end{name} %}}", body, at) for name in _open_blocks(body.string[:at])]
    head = "".join(part.string for part in parts)
    below = body.slice(at + len(end), len(body.string))
    if wholesale:
        definitions = [below.slice(found.start(), found.end()) for found in _DEFINITION.finditer(below.string)]
    else:
        used = (found for found in _LABEL.finditer(below.string) if found[1] in head)
        definitions = [below.slice(found.start(1), found.end()) for found in used]
    if definitions or wholesale:
        parts.append(_made("\n\n", body, at))
    for number, definition in enumerate(definitions):
        parts += [_made("\n", body, at), definition] if number else [definition]
    return join(parts)


def _open_blocks(head: str) -> Iterator[str]:
    for name in reversed(_TAG.findall(head)):
        if name in _BLOCKS and not re.search(rf"\{{%-?\s*end{name}", head):
            yield name


def _made(string: str, body: Text, at: int) -> Text:
    return Text(string, [body.slice(at, at + 1).segments[0]._replace(width=0)])
