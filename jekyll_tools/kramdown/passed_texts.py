"""The texts of a document that is written while it is read; their spans are written at once where that may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.element import Document, Element, Late
from jekyll_tools.kramdown.in_pieces import emptied, taken
from jekyll_tools.kramdown.naming import PLACES, Namer
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.tree import read_text, settle, written
from jekyll_tools.kramdown.written import Written

INDENT = 2


class Texts:
    """Reads and writes what a document's blocks hold of text."""

    def __init__(self, document: Document, context: Context, renderer: Renderer) -> None:
        self._document = document
        self._context = context
        self._renderer = renderer
        # Whether a list may be replaced, so that all must be gone through in order.
        self._replaces = "{:" in document.text.string and any(name in document.text.string for name in PLACES)
        self._lists_headers = "{:" in document.text.string and "toc" in document.text.string
        self._namer = Namer(document, context, self._noting_headers())
        self._plain = True  # whether what is written stands in no footnote
        self._out = Written()  # what a long text is written to,
        self._ahead = False  # and whether a paragraph's first spans are as well

    def _noting_headers(self) -> Callable[[Element], object]:
        """What is told of each header."""
        if not self._lists_headers:
            return _forget
        from jekyll_tools.kramdown.toc import Contents

        self._renderer.contents = Contents(self._renderer)
        return self._renderer.contents.add

    def _html(self, source: Source | Late | None) -> str | None:
        """The HTML of a paragraph's text, where it may be written at once."""
        return self._text(source.string, source) if isinstance(source, Source) else None

    def _quote(self, block: Element) -> str | None:
        """The HTML of a quote of one paragraph, where neither says anything of itself."""
        if block.options or len(block.children) != 1:
            return None
        held = block.children[0]
        html = self._html(held.raw) if held.kind == "p" and not held.options else None
        return None if html is None else f"<blockquote>\n  <p>{html}</p>\n</blockquote>\n"

    def _text(self, string: str, source: Source | None = None) -> str | None:
        """The same of a text; references to footnotes are numbered first."""
        context = self._context
        if context.footnotes and "[^" in string:
            return None
        return written(string, context, self._renderer, source)

    def _read(self, block: Element, plain: bool) -> None:
        """Read a block's texts, whose spans are written on the way where that may be."""
        context = self._context
        # Where nothing is numbered spans may be written before the blocks that stand above them.
        in_order = not context.footnotes
        is_text = isinstance(block.raw, Source)
        context.write = self._spans if in_order or is_text else None
        context.list = self._listed if self._lists_headers else None
        context.writer = self._renderer if in_order else None
        if is_text:
            read_text(block, context, plain)
        else:
            settle(block, context, plain)
        context.write = context.list = context.writer = None

    def _spanned(self, block: Element, plain: bool) -> Iterator[str]:
        """The HTML of a long text that a block holds."""
        self._read(block, plain)
        self._namer.go_on(block)
        yield from self._inside(block)

    def _inside(self, block: Element) -> Iterator[str]:
        return self._renderer.each(emptied(taken(block)), INDENT)

    def _spans(self, spans: list[Element], outermost: bool) -> str:
        """What is written of a paragraph's first spans, or of those within one of its spans."""
        holder = Element("p")
        holder.children = spans
        self._namer.number(holder)
        html = self._renderer.inner(holder, INDENT)
        if not (self._ahead and outermost):
            return html
        self._out.add(html)
        return ""

    def _listed(self, spans: list[Element]) -> str:
        """What a table of contents shows of some of a header's spans."""
        from jekyll_tools.kramdown.toc import entry

        holder = Element("header")
        holder.children = spans
        return entry(holder, self._renderer)


def _forget(_header: Element) -> None:
    """Nobody asks for it."""
