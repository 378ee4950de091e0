"""A fragment's elements as a tree over its tags: no text, no copies, only which tag stands in which element."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.html.open_elements import Stack
from jekyll_tools.html.scan import RawTag, raw_tags
from jekyll_tools.html.tables import END_SCOPES, ENDS, FOREIGN, OPTIONAL_END, SCOPES, SPECIAL, VOID


class Node:
    """An element: its start tag, its own end tag (None: it has none, or not in its place) and what it stands in."""

    __slots__ = ("attributes", "children", "end", "parent", "tag")

    def __init__(self, tag: RawTag, parent: Node | None) -> None:
        self.tag = tag
        self.parent = parent
        self.end: RawTag | None = None
        self.children: list[Node] = []
        self.attributes: dict[str, str] = {}
        for attribute in self.tag.attributes:
            self.attributes.setdefault(attribute.name, attribute.value or "")

    @property
    def name(self) -> str:
        return self.tag.name

    def ancestors(self) -> Iterator[Node]:
        """What it stands in, from the inside out."""
        node = self.parent
        while node:
            yield node
            node = node.parent


def nodes(string: str) -> list[Node]:
    """The elements of a fragment in order, but for those inside `<svg>` and `<math>`.

    Where it is deeper than browsers go (`limits.OPEN_ELEMENTS`) reading ends.
    """
    tree = _Tree()
    for tag in raw_tags(string):
        if tag.closing:
            tree.end(tag)
        elif len(tree.stack) < limits.OPEN_ELEMENTS:
            tree.start(tag)
        else:
            break
    return tree.found


class _Tree:
    def __init__(self) -> None:
        self.found: list[Node] = []
        self.stack = Stack()
        self.open: list[Node] = []  # the nodes of the stack's elements
        self.foreign = 0

    def start(self, tag: RawTag) -> None:
        if self.foreign:
            self.foreign += tag.name in FOREIGN and not tag.self_closing
            return
        for names, barrier in ENDS.get(tag.name, ()):
            self._cut(self.stack.outer(names, barrier))
        node = Node(tag, self.open[-1] if self.open else None)
        self.found.append(node)
        if node.parent:
            node.parent.children.append(node)
        if tag.name in FOREIGN and not tag.self_closing:
            self.foreign = 1
        elif tag.name not in VOID | FOREIGN:
            self.stack.push(tag)
            self.open.append(node)

    def end(self, tag: RawTag) -> None:
        if self.foreign:
            self.foreign -= tag.name in FOREIGN
            return
        index = self.stack.inner((tag.name,), END_SCOPES.get(tag.name, SCOPES))
        if index >= 0:
            if not any(_blocks(node, tag) for node in self.open[index + 1 :]):
                self.open[index].end = tag
            self._cut(index)

    def _cut(self, index: int) -> None:
        if index >= 0:
            self.stack.pop(index)
            del self.open[index:]


def _blocks(node: Node, end: RawTag) -> bool:
    """Whether an open element makes an end tag for one around it overlap, so that browsers mend what follows."""
    return node.name not in OPTIONAL_END or (node.name in SPECIAL and end.name not in SPECIAL)
