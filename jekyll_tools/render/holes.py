"""Where templates print a key of a document within a line of words, so that there is a hole where it lacks the key."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.liquid.conditions import Condition
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.expressions import Lookup
from jekyll_tools.liquid.nodes import Block, Node, Printed, Silent, Written
from jekyll_tools.liquid.tags.for_ import For
from jekyll_tools.liquid.tags.if_ import If
from jekyll_tools.liquid.tags.include import IncludeShared
from jekyll_tools.liquid.tags.unless import Unless
from jekyll_tools.liquid.variable import Variable
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.render.known import DATE, OF_DOCUMENT

if TYPE_CHECKING:
    from jekyll_tools.render.reading import Reading
    from jekyll_tools.text import Location, Text

Guard = tuple[Condition, bool]  # a condition, and whether it must hold
_EDGE = regex(
    r"</?(?:article|aside|blockquote|body|br|button|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr|html|label"
    r"|li|link|main|meta|nav|ol|option|p|script|section|style|table|td|textarea|th|title|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
# Comments, and what shows no words.
_UNREAD = regex(r"<!--|-->|<(?P<end>/?)(?:head|script|style|title|textarea|option)\b", re.IGNORECASE)
_TAG = regex(r"<[^<>]*>")
_NEAR = 20  # parts of a template: what is further away is in no line with it
_COMMA_BEFORE = regex(r"[,;:(]\s*\Z")
_COMMA_BEHIND = regex(r"\s*[,;:).]")


class Hole(NamedTuple):
    """A key that is printed, the words around it with `…` for what else is printed, where, and what must hold there."""

    key: str
    shown: str
    place: Location
    guards: tuple[Guard, ...]
    variable: str


class Reader:
    """Reads templates for what they print of a variable."""

    def __init__(self, reading: Reading) -> None:
        self._engine = reading.liquid
        self._host = reading.host
        self._left = 0

    def holes(self, text: Text, variable: str) -> Iterator[Hole]:
        """What a layout prints of a page."""
        yield from self._of(self._block(text), variable)

    def listed(self, text: Text, labels: Collection[str]) -> Iterator[tuple[str, Hole]]:
        """What loops of a page print of the documents of a collection, by its label."""
        for node in self._nodes(self._block(text)):
            over = node.slice.collection if isinstance(node, For) else None
            if not isinstance(node, For) or node.slice.limit is not None or node.slice.offset is not None:
                continue  # the loop goes through a part of them only
            if isinstance(over, Lookup) and over.name == "site" and len(over.keys) == 1 and over.keys[0] in labels:
                label = str(over.keys[0])
                yield from ((label, hole) for hole in self._of(node.body, node.variable))

    def _of(self, block: Block | None, variable: str) -> Iterator[Hole]:
        self._left = limits.HOLES
        yield from self._holes(block, variable, (), ())

    def _nodes(self, block: Block | None) -> Iterator[Node]:
        """The nodes of a block, and those in its conditions."""
        for node in map(_bare, block.nodes if block else ()):
            yield node
            if isinstance(node, If):
                for _, inner in node.branches:
                    yield from self._nodes(inner)

    def _block(self, text: Text) -> Block | None:
        try:
            return self._engine.parse(text).block
        except LiquidError:  # another rule's matter
            return None

    def _holes(
        self, block: Block | None, variable: str, guards: tuple[Guard, ...], within: tuple[str, ...]
    ) -> Iterator[Hole]:
        nodes = list(map(_bare, block.nodes if block else ()))
        for at, node in enumerate(nodes):
            if self._left <= 0 or len(guards) + len(within) > limits.NESTING:
                return
            if isinstance(node, Printed):
                key = _key(node, variable)
                self._left -= bool(key)
                shown = _shown(nodes, at, key) if key and not _is_unread(node) else ""
                if shown:
                    yield Hole(key, shown, node.locate(), guards, variable)
            elif isinstance(node, If):
                for inner, more in _branches(node):
                    yield from self._holes(inner, variable, (*guards, *more), within)
            elif isinstance(node, IncludeShared) and node.file.is_plain:
                self._left -= 1
                name = "".join(map(str, node.file.parts))
                text = self._host.include(name) if name not in within else None
                if text is not None:
                    yield from self._holes(self._block(text), variable, guards, (*within, name))


def _bare(node: Node) -> Node:
    return node.node if isinstance(node, Silent) else node


def _branches(node: If) -> Iterator[tuple[Block, tuple[Guard, ...]]]:
    """Each block of a condition, with what must hold for it."""
    before: tuple[Guard, ...] = ()
    first = not isinstance(node, Unless)
    for condition, block in node.branches[: limits.NESTING]:
        yield block, (*before, (condition, first)) if condition else before
        if condition:
            before = (*before, (condition, not first))
        first = True


def _key(node: Printed, variable: str) -> str:
    """The key of the variable that an output prints, "" for none or where it says what stands for it."""
    value = node.expression.value if isinstance(node.expression, Variable) else node.expression
    if not isinstance(value, Lookup) or value.name != variable or len(value.keys) != 1:
        return ""
    key, written = value.keys[0], node.text.string[node.start : node.end]
    if key == DATE:  # Jekyll gives each document one, so that nothing else stands for it
        return DATE
    return key if isinstance(key, str) and key not in OF_DOCUMENT and "default" not in written else ""


def _is_unread(node: Node) -> bool:
    """Whether an output stands in a comment, or where no words are shown."""
    places, unread = _stretches(node.text.string)
    at = bisect_left(places, node.start)
    return at > 0 and unread[at - 1]


@lru_cache(maxsize=64)
def _stretches(string: str) -> tuple[list[int], list[bool]]:
    """Where stretches of a template begin of which readers see the words, or do not."""
    found = list(_UNREAD.finditer(string))
    return [each.start() for each in found], [each[0] != "-->" and not each["end"] for each in found]


def _shown(nodes: Sequence[Node], at: int, key: str) -> str:
    """What readers see where a key is missing; "" where nobody misses it. A date that nobody wrote is the build's."""
    if key != DATE:
        return _around(nodes, at)
    before = _words(nodes[max(at - _NEAR, 0) : at][::-1], before=True)
    return DATE if before.rfind("<") <= before.rfind(">") else ""


def _around(nodes: Sequence[Node], at: int) -> str:
    """The line of words around an output without it, "" where nobody misses it."""
    before = _words(nodes[max(at - _NEAR, 0) : at][::-1], before=True)
    behind = _words(nodes[at + 1 : at + _NEAR], before=False)
    if before.rfind("<") > before.rfind(">"):  # in a tag
        return ""
    before, behind = _TAG.sub("", before), _TAG.sub("", behind)
    if not _COMMA_BEFORE.search(before) and not _COMMA_BEHIND.match(behind):
        return ""
    return " ".join(f"{before}{behind}".split())


def _words(nodes: Sequence[Node], *, before: bool) -> str:
    """What is printed on one side, up to the edge of the block."""
    words = ""
    for node in nodes:
        if not isinstance(node, Written | Printed):
            break
        string = node.string if isinstance(node, Written) else "…"
        edges = list(_EDGE.finditer(string)) if isinstance(node, Written) else []
        if edges:
            string = string[edges[-1].end() :] if before else string[: edges[0].start()]
        words = string + words if before else words + string
        if edges:
            break
    return words
