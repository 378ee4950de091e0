"""A long document whose HTML is taken for what it means (`html_to_native`): each block of it, once it is whole.

What an element of HTML becomes hangs on all that it holds, so that nothing within a block is written before its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.native import convert
from jekyll_tools.kramdown.passing import Pass
from jekyll_tools.kramdown.tree import settle


class NativePass(Pass):
    """The way of such a document from its text to its HTML."""

    parts = False

    def _write(self, blocks: list[Element]) -> Iterator[str]:
        root = Element("root")
        root.children = blocks
        settle(root, self._context, True)
        self._context.headers = convert(root, self._context, plain=True)
        self._namer.go_on(root)
        yield "".join(self._renderer.each(root.children, 0))

    def _noted(self, body: Element) -> Iterator[Element]:
        self._ask_for(body)
        settle(body, self._context, False)
        self._context.headers = convert(body, self._context, plain=False)
        self._namer.go_on(body)
        yield from body.children
        body.children = ()

    def _shorten(self, found: Element) -> None:
        """Definitions, too, are written with their list."""
