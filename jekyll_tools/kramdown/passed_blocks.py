"""The blocks of a document that stand in no other, written while it is read."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.kramdown.block.block_html import parts
from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import indented_block
from jekyll_tools.kramdown.in_pieces import LONG, held
from jekyll_tools.kramdown.list_items import Items
from jekyll_tools.kramdown.passed_parts import Parts, taken_out
from jekyll_tools.kramdown.passed_texts import INDENT
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.tree import attribute, settled

_SIMPLE = ("p", "header", "codeblock", "hr")
_HOLDING = ("ul", "ol", "blockquote")
_FEW = 8  # parts of these that may be put together first


class Blocks(Parts):
    """Writes blocks, short ones together."""

    def __init__(self, document: Document, context: Context, renderer: Renderer) -> None:
        super().__init__(document, context, renderer)
        self._texts_before = 0  # at the beginning of a definition list that is not at its end
        self._gathers = False  # whether what is written does not follow at once what was written before

    def _write(self, blocks: list[Element]) -> Iterator[str]:
        """The HTML of blocks, in parts: short ones together, for to pass on each takes as long as to write it."""
        self._texts_before = 0
        short: list[str] = []
        blank = False
        for block in blocks:
            kind = block.kind
            if kind == "blank":  # as `settled` has it
                if not blank:
                    short.append("\n")
                blank = True
                continue
            if kind == "eob":
                continue
            blank = False
            # Most blocks are paragraphs that say nothing of themselves, and may be written at once.
            html = self._html(block.raw) if kind == "p" and not block.options else None
            if html is not None:
                html = f"<p>{html}</p>\n"
            elif kind in _SIMPLE and block.end - block.start <= LONG:
                html = self._simple(block)
            elif isinstance(block.raw, Items) and not block.options and block.end - block.start <= LONG:
                html = self._list(block)
            elif kind == "blockquote" and (html := self._quote(block)) is not None:
                pass
            elif "html_only" in block.options and "ial" not in block.options and block.end - block.start <= LONG:
                html = "".join(parts(block, 0, self._renderer))
            else:
                yield from self._others(block, short)
                continue
            short.append(html)
            if len(html) > LONG:
                yield from taken_out(short)
        yield "".join(short)

    def _list(self, block: Element) -> str:
        """The HTML of a list that is not long and has no list of attributes."""
        body = "".join(self._joined(self._made(block, INDENT), INDENT))
        return indented_block(block.kind, block.attr, body, 0)

    def _simple(self, block: Element) -> str:
        """The HTML of a block that holds at most a text."""
        attribute(block, self._context)
        if block.raw is not None:
            self._read(block, True)
        self._namer.go_on(block)
        return self._renderer.renders[block.kind](block, 0, self._renderer)

    def _others(self, block: Element, short: list[str]) -> Iterator[str]:
        """The HTML of a block of any kind; where it is not long it is added to others."""
        root = Element("root")
        root.children = (block,)
        waiting = settled(root, self._context, True)
        renderer = self._renderer
        made: tuple[str, ...]
        for child in root.children:
            kind = child.kind
            if waiting:
                _, plain = waiting.pop()
                is_long = kind == "table" or child.end - child.start > LONG
                streamed = self._flowing(child, plain, 0) if is_long else None
                if streamed is not None:
                    yield from taken_out(short)
                    self._ahead = kind == "p" and not self._gathers
                    yield from streamed
                    self._ahead = False
                    continue
                if isinstance(child.raw, Source):
                    self._read(child, plain)
                else:
                    self._settle(child, plain, 0)
            self._namer.go_on(child)
            if kind in _HOLDING and len(child.children) > _FEW and "instead" not in child.options:
                yield from taken_out(short)
                yield from held(child, self._inside(child), 0)
                continue
            if kind == "html_element":
                made = parts(child, 0, renderer)
            else:
                made = (child.value if kind == "text" else renderer.renders[kind](child, 0, renderer),)
            for part in made:
                short.append(part)
                if len(part) > LONG:
                    yield from taken_out(short)
