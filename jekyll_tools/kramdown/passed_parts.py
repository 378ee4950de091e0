"""What the blocks of a document hold, written part by part while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from jekyll_tools.kramdown import in_pieces
from jekyll_tools.kramdown.block.atx_header import level_of
from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.definitions import Definitions
from jekyll_tools.kramdown.element import Document, Element, Late
from jekyll_tools.kramdown.in_pieces import LONG, emptied, taken
from jekyll_tools.kramdown.list_items import Items
from jekyll_tools.kramdown.naming import REPLACED
from jekyll_tools.kramdown.nested import Nested, shown
from jekyll_tools.kramdown.passed_items import Lists
from jekyll_tools.kramdown.passed_rows import BATCH
from jekyll_tools.kramdown.passed_texts import INDENT
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.tree import settle, settled

_LINE = {"transparent": True}  # of a paragraph that is an item's only line
_TABLE = ("table", "thead", "tbody", "tfoot", "tr")


class Parts(Lists):
    """Writes what the blocks of one document hold, each part when it is read."""

    def __init__(self, document: Document, context: Context, renderer: Renderer) -> None:
        super().__init__(document, context, renderer)
        self._figures = "standalone" in document.text.string

    def _flowing(self, block: Element, plain: bool, indent: int) -> Iterator[str] | None:
        """The HTML of a block that holds much, written when it is made; None of others."""
        kind = block.kind
        if kind in REPLACED and self._namer.replaces(block):
            return self._instead(block, plain, indent) if isinstance(block.raw, Late) else None
        if isinstance(block.raw, Late):
            return self._told(plain, self._streamed(block, indent) if kind in _TABLE else self._passed(block, indent))
        is_long = block.end - block.start > LONG
        if isinstance(block.raw, Source):
            if not is_long or (kind == "p" and self._figures):
                return None
            inside = self._spanned(block, plain)
            if kind == "p":
                return in_pieces.paragraph(block, inside, indent)
            name = f"h{level_of(block, self._renderer)}" if kind == "header" else kind
            return in_pieces.line(block, name, inside, indent)
        if not (is_long or "long" in block.options) or any(child.kind == "raw_text" for child in block.children):
            return None
        return self._held(block, plain, indent)

    def _instead(self, block: Element, plain: bool, indent: int) -> Iterator[str]:
        """The HTML of what takes a list's place, whose items are read in vain."""
        made, block.raw = block.raw, None
        assert isinstance(made, Late)
        nothing = Element("part")
        for part in made.of(block):
            nothing.children = (part,)
            settle(nothing, self._context, plain)
            nothing.children = ()
            self._namer.go_on(nothing)
        self._namer.go_on(block)
        yield self._renderer.render(block, indent)

    def _held(self, block: Element, plain: bool, indent: int) -> Iterator[str] | None:
        """The HTML of a block whose content is known, each part of which is written when it is read."""
        if block.kind == "html_element" and ("in_raw" in block.options or block.options["model"] != "block"):
            return None
        children = taken(block)
        inside = self._told(plain, self._joined(emptied(children), indent + INDENT))
        if block.kind == "html_element":
            return in_pieces.html_element(block, inside, indent, self._renderer)
        if block.kind not in ("li", "dd"):
            return in_pieces.held(block, inside, indent)
        if not children:
            return None
        return in_pieces.item(block, inside, indent, "transparent" in children[-1].options)

    def _told(self, plain: bool, parts: Iterator[str]) -> Iterator[str]:
        """Parts, made while it is known whether they stand in no footnote."""
        before, self._plain = self._plain, plain
        yield from parts
        self._plain = before

    def _passed(self, block: Element, indent: int) -> Iterator[str]:
        """The HTML of a list, a quote or definitions, what they hold written when it is made."""
        if block.kind == "stretch":
            return self._joined(self._made(block, indent), indent)
        indent += INDENT
        tasks = isinstance(block.raw, Items) and block.raw.may_have_tasks()
        made = iter(self._made(block, indent))
        if not tasks:
            return in_pieces.held(block, self._joined(made, indent), indent - INDENT)
        before = block.attr
        first = list(islice(made, 1))
        inside = self._joined(chain(first, made), indent)
        if block.attr is before:  # an item behind may still be a task, at which the list is marked
            inside = emptied(list(inside)[::-1])
        return in_pieces.held(block, inside, indent - INDENT)

    def _settle(self, block: Element, plain: bool, indent: int) -> None:
        """Finish a block; its rows or items are written one by one, so that they need not be there together."""
        if isinstance(block.raw, Late) and not (block.kind in REPLACED and self._namer.replaces(block)):
            indent += 0 if block.kind == "stretch" else INDENT
            before, self._plain = self._plain, plain
            block.children = self._texts(self._made(block, indent), indent)
            self._plain = before
        elif "long" in block.options and not (self._replaces or self._context.footnotes):
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

    def _texts(self, parts: Iterable[Element], indent: int) -> list[Element]:
        """Elements that stand for what is written of parts."""
        return [Element("text", text) for text in self._joined(parts, indent)]

    def _joined(self, parts: Iterable[Element], indent: int) -> Iterator[str]:
        """What is written of parts, short ones together."""
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
                for text in self._part(part, indent):
                    texts.append(text)
                    if len(texts) >= BATCH or len(text) > LONG:
                        yield from taken_out(texts)
            if len(texts) >= BATCH or (texts and len(texts[-1]) > LONG):
                yield from taken_out(texts)
        yield "".join(texts)

    def _line(self, item: Element, line: Element, indent: int) -> str:
        """The HTML of an item that holds one line, or of a term."""
        self._read(line, self._plain)
        self._namer.go_on(item)
        return self._renderer.render(item, indent)

    def _part(self, part: Element, indent: int) -> Iterator[str]:
        """The HTML of a part of any kind."""
        holder = Element("part")
        holder.children = [part]
        below = settled(holder, self._context, self._plain)
        if below:
            flowing = self._flowing(*below[0], indent)
            if flowing is not None:
                yield from flowing
                return
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


def taken_out(parts: list[str]) -> Iterator[str]:
    """The parts, the last of them, which may be long, by itself; none is left."""
    last = parts.pop() if parts else ""
    if parts:
        yield "".join(parts)
        parts.clear()
    yield last


def _line_of(part: Element) -> Element | None:
    """The paragraph of a list's item or a definition that holds one line and says nothing of itself, as most do; or the
    term that this is.
    """
    if part.options or part.attr:
        return None
    if part.kind == "dt":
        return part if part.end - part.start <= LONG else None
    if part.kind not in ("li", "dd") or len(part.children) != 1:
        return None
    first = part.children[0]
    return first if first.kind == "p" and first.options == _LINE and not first.attr and first.end <= LONG else None
