"""What kramdown makes of a text: elements by kramdown's own names, each with the place it was written at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.text import Location, Text


class Element:
    """An element of kramdown's tree: `kind` is kramdown's type (`p`, `header`, `a`, `html_element`, …).

    Mutable while it is parsed: children and attribute lists come late.
    """

    __slots__ = ("attr", "children", "end", "kind", "options", "source", "start", "value")

    kind: str
    value: Any
    attr: dict[str, str]
    options: dict[str, Any]
    children: list[Element]

    @property
    def location(self) -> Location:
        """Where the element stands in the author's file."""
        raise NotImplementedError

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


class Document:
    """A parsed text: its `root` element, the `problems` that parsing met and the options it was parsed with."""

    __slots__ = ("options", "problems", "root", "text")

    root: Element
    problems: list[Problem]
    options: dict[str, Any]
    text: Text
