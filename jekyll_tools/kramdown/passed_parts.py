"""What the blocks of a document hold, written part by part while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from jekyll_tools.kramdown.definitions import Definitions
from jekyll_tools.kramdown.element import Document, Element, Late
from jekyll_tools.kramdown.html import around
from jekyll_tools.kramdown.html import block as html_block
from jekyll_tools.kramdown.item_lines import LEVELS, Branch, Line, branch_at, list_of
from jekyll_tools.kramdown.list_items import Items
from jekyll_tools.kramdown.naming import Namer
from jekyll_tools.kramdown.nested import Nested, shown
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.rows import Cells
from jekyll_tools.kramdown.source import STRIPPED, Source
from jekyll_tools.kramdown.state import Context
from jekyll_tools.kramdown.tree import read_text, settle, settled, written
from jekyll_tools.kramdown.written import Written

INDENT = 2
BATCH = 64
_LINE = {"transparent": True}  # of a paragraph that is an item's only line


class Parts:
    """Writes what the blocks of one document hold, each part when it is read."""

    def __init__(self, document: Document, context: Context, renderer: Renderer) -> None:
        self._document = document
        self._context = context
        self._renderer = renderer
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

    def _inside(self, block: Element) -> Iterator[str]:
        children = list(block.children)
        block.children = ()
        children.reverse()
        while children:
            child = children.pop()
            yield child.value if child.kind == "text" else self._renderer.render(child, INDENT)

    def _streamed(self, block: Element, indent: int) -> Iterator[str]:
        """The HTML of a table, of its part or of a row, each cell written when it is made."""
        made, block.raw = block.raw, None
        assert isinstance(made, Late)
        start, end = around(block.kind, block.attr, indent)
        yield start
        short: list[str] = []
        for child in made.of(block):
            if child.kind == "tr" and not _is_wide(child):
                short.append(self._row(child, indent + INDENT))
                if len(short) < BATCH:
                    continue
            yield "".join(short)
            short.clear()
            if isinstance(child.raw, Late):
                yield from self._streamed(child, indent + INDENT)
            elif child.kind != "tr":
                yield self._cell(child, indent + INDENT)
        yield "".join(short)
        yield end

    def _row(self, row: Element, indent: int) -> str:
        """The HTML of a table's row."""
        made, row.raw = row.raw, None
        assert isinstance(made, Late)
        space = " " * indent
        cells = [self._cell(cell, indent + INDENT) for cell in made.of(row)]
        return f"{space}<tr>\n{''.join(cells)}{space}</tr>\n"

    def _cell(self, cell: Element, indent: int) -> str:
        """The HTML of a table's cell."""
        html = self._html(cell.raw)
        if html:
            return html_block(cell.kind, cell.attr, html, indent)
        if cell.raw is not None:
            self._read(cell, True)
            self._namer.go_on(cell)
        return self._renderer.render(cell, indent)

    def _settle(self, block: Element, plain: bool, indent: int) -> None:
        """Finish a block; its rows or items are written one by one, so that they need not be there together."""
        if isinstance(block.raw, Late) and (
            _is_wide(block) if block.kind == "tr" else block.kind == "table" or "ial" not in block.options
        ):
            indent += 0 if block.kind == "stretch" else INDENT
            before, self._plain = self._plain, plain
            block.children = self._texts(self._made(block, indent), indent)
            self._plain = before
        elif "long" in block.options and not (self._context.referring or self._context.footnotes):
            below = settled(block, self._context, plain)
            while below:
                self._settle(*below.pop(), indent + INDENT)
        elif "long" in block.options and not any(child.kind == "raw_text" for child in block.children):
            # What is read here is numbered before what follows: each part is written when it is read.
            plain = plain and block.kind != "html_element"
            block.children = self._replaced(list(block.children), indent + INDENT, plain)
        else:
            self._read(block, plain)

    def _made(self, block: Element, indent: int) -> Iterable[Element]:
        """What makes a block's children, taken from it; items of one paragraph come as what is written of them."""
        made, block.raw = block.raw, None
        assert isinstance(made, Late)
        if isinstance(made, Items):
            made.write = partial(self._item, indent)
            made.indent = indent + INDENT
        elif isinstance(made, Definitions):
            made.indent = indent + INDENT
        elif isinstance(made, Nested):
            made.indent = indent
        return made.of(block)

    def _replaced(self, blocks: list[Element], indent: int, plain: bool) -> list[Element]:
        """What stands for the first blocks within another, or for some behind."""
        before, self._plain = self._plain, plain
        texts: list[Element] = []
        if blocks and "transparent" in blocks[0].options:  # of an item, which is written as that says
            texts = self._texts(blocks[:1], indent)
            texts[0].options = _LINE
            del blocks[0]
        if any(block.kind != "eob" for block in blocks):
            texts += self._texts(shown(blocks), indent)
        self._plain = before
        return texts

    def _item(self, indent: int, item: Line | Branch, tight: bool) -> Element | None:
        """What stands for a list's item that holds one paragraph, perhaps a list, and says nothing of itself."""
        html = self._item_html(indent, item, tight, 0)
        return None if html is None else Element("text", html)

    def _item_html(self, indent: int, item: Line | Branch, tight: bool, depth: int) -> str | None:
        text = item.content.strip(STRIPPED)
        space = " " * indent
        if isinstance(item, Line):
            html = self._text(text)
            if html is None:
                return None
            return f"{space}<li>{html}</li>\n" if tight else f"{space}<li>\n{space}  <p>{html}</p>\n{space}</li>\n"
        html = self._text(f"{text}\n" if tight else text)
        below = None if html is None or depth == LEVELS else self._list_html(indent + INDENT, item.below, depth + 1)
        if below is None:
            return None
        return (
            f"{space}<li>{html}{below}{space}</li>\n"
            if tight
            else f"{space}<li>\n{space}  <p>{html}</p>\n{below}{space}</li>\n"
        )

    def _list_html(self, indent: int, text: str, depth: int) -> str | None:
        """The HTML of a list in an item, which is all of a text without blank lines; None where it takes elements."""
        kind = list_of(text)
        parts, at = [], 0
        while at < len(text):
            item = branch_at(kind, text, at)
            html = self._item_html(indent + INDENT, item, True, depth) if item is not None else None
            if item is None or html is None:
                return None
            parts.append(html)
            at = item.end
        space = " " * indent
        return f"{space}<{kind}>\n{''.join(parts)}{space}</{kind}>\n"

    def _html(self, source: Source | Late | None) -> str | None:
        """The HTML of a paragraph's text, where it may be written at once."""
        return self._text(source.string, source) if isinstance(source, Source) else None

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
        in_order = not (context.footnotes or context.referring)
        context.write = self._spans if in_order or block.kind == "p" else None
        context.writer = self._renderer if in_order else None
        if isinstance(block.raw, Source):
            read_text(block, context, plain)
        else:
            settle(block, context, plain)
        context.write = context.writer = None

    def _spans(self, spans: list[Element], outermost: bool) -> str:
        """What is written of a paragraph's first spans, or of those within one of its spans."""
        holder = Element("p")
        holder.children = spans
        self._namer.go_on(holder)
        html = self._renderer.inner(holder, INDENT)
        if not (self._ahead and outermost):
            return html
        self._out.add(html)
        return ""

    def _texts(self, parts: Iterable[Element], indent: int) -> list[Element]:
        """Elements that stand for what is written of parts."""
        return [Element("text", text) for text in self._joined(parts, indent)]

    def _joined(self, parts: Iterable[Element], indent: int) -> Iterator[str]:
        """What is written of parts, some together."""
        texts: list[str] = []
        for part in parts:
            if part.kind == "text":
                texts.append(part.value)
            elif (line := _line_of(part)) is not None:
                html = self._html(line.raw)
                texts.append(
                    self._line(part, line, indent)
                    if html is None
                    else f"{' ' * indent}<{part.kind}>{html}</{part.kind}>\n"
                )
            else:
                texts += self._part(part, indent)
            if len(texts) >= BATCH:
                yield "".join(texts)
                texts = []
        yield "".join(texts)

    def _line(self, item: Element, line: Element, indent: int) -> str:
        """The HTML of an item that holds one line, or of a term."""
        self._read(line, self._plain)
        self._namer.go_on(item)
        return self._renderer.render(item, indent)

    def _part(self, part: Element, indent: int) -> Iterator[str]:
        holder = Element("part")
        holder.children = [part]
        below = settled(holder, self._context, self._plain)
        if below:
            self._settle(*below[0], indent)
        for child in holder.children:
            self._namer.go_on(child)
            yield child.value if child.kind == "text" else self._renderer.render(child, indent)

    def _finished(self, part: Element, indent: int) -> Iterator[Element]:
        """A part, its texts read, or what stands for it; `_part`, which is there for most, does the same."""
        holder = Element("part")
        holder.children = [part]
        below = settled(holder, self._context, self._plain)
        if below:
            self._settle(*below[0], indent)
        for child in holder.children:
            self._namer.go_on(child)
            yield child


def _forget(_header: Element) -> None:
    """Nobody asks for it."""


def _line_of(part: Element) -> Element | None:
    """The paragraph of a list's item or a definition that holds one line and says nothing of itself, as most do; or the
    term that this is.
    """
    if part.options or part.attr:
        return None
    if part.kind == "dt":
        return part
    if part.kind not in ("li", "dd") or len(part.children) != 1:
        return None
    first = part.children[0]
    return first if first.kind == "p" and first.options == _LINE and not first.attr else None


def _is_wide(row: Element) -> bool:
    """Whether a row has many cells."""
    return isinstance(row.raw, Cells) and row.raw.are_many()
