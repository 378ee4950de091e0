"""A document written block by block as it is read, each dropped when it is written.

Kept whole, blocks take hundreds of times a short line's room. But what a text defines (links, footnotes, abbreviations,
attribute lists) counts for all of it: a text that defines anything is read to its end first. A long one of that sort is
not kept even then, but read twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jekyll_tools.kramdown.attributes import NAME
from jekyll_tools.kramdown.block.block_html import parts
from jekyll_tools.kramdown.block.footnote_definition import read
from jekyll_tools.kramdown.definitions import NAMES_TERMS
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import indented_block
from jekyll_tools.kramdown.in_pieces import LONG, held
from jekyll_tools.kramdown.list_items import Items
from jekyll_tools.kramdown.nested import Nested, skim
from jekyll_tools.kramdown.passed_parts import Parts, taken_out
from jekyll_tools.kramdown.passed_rows import BATCH
from jekyll_tools.kramdown.passed_texts import INDENT
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import BEHIND, Context, State
from jekyll_tools.kramdown.tree import attribute, settled
from jekyll_tools.limits import BLOCKS_KEPT
from jekyll_tools.regex import regex

_NOTED = 6  # of footnotes
_SIMPLE = ("p", "header", "codeblock", "hr")
_HOLDING = ("ul", "ol", "blockquote")
_SHORT = 10_000  # characters: such a text's HTML may as well be there twice
_FEW = 8  # parts of these that may be put together first

_HIDDEN = ("blank", "eob")
_BLOCKS = regex(r"\n[ >]*(?:\n|(?:[*+:-]|\d+\.)[ \t]|\*?\[|\{:|>)")  # about where they begin
_LIST = regex(rf"\{{:{NAME}:")


def passes(document: Document, context: Context) -> bool:
    """Whether blocks can be written before those behind are read: what a text sets within a line counts for all."""
    return not (context.native or document.options["html_to_native"] or "{::options" in document.text.string)


class Pass(Parts):
    """A document's way from its text to its HTML."""

    def __init__(self, document: Document, context: Context, renderer: Renderer) -> None:
        super().__init__(document, context, renderer)
        self._repeated = context  # what a long text is read with once more
        self._texts_before = 0  # at the beginning of a definition list that is not at its end
        self._defines = _defines(document.text.string)
        self._gathers = False  # whether what is written does not follow at once what was written before

    def html(self, state: State, again: Callable[[], State], begin_footnotes: Callable[[Context], object]) -> str:
        """The document's HTML, as `settle`, `identify` and `render` make it of all blocks.

        `state` stands at the beginning of the text; so does what `again` gives, whose definitions count for nothing.
        """
        if self._defines and _is_long(state.src):
            skim(state)
            state = again()
            self._repeated = state.context
        elif self._defines:
            self._context.dialect.blocks.parse(state)
        state.passing = state.cursor == 0
        state.indent = 0
        if len(state.src) < _SHORT:
            written = list(self._blocks(state))
            return "".join(self._renderer.completed(written, self._notes(begin_footnotes)))
        state.context.relieve = self._relieve
        html = self._grown(state, begin_footnotes)
        state.context.relieve = None  # a ring that would keep the document
        return html

    def _notes(self, begin: Callable[[Context], object]) -> Iterable[str]:
        """The HTML of the footnotes, each read when it is written; a table of contents wants their headers before."""
        if not self._namer.has_footnotes():
            return ()
        from jekyll_tools.kramdown import footnotes

        begin(self._context)
        self._plain = False
        notes = footnotes.render(self._namer.footnotes(), self._renderer, self._noted)
        return list(notes) if self._lists_headers else notes

    def _noted(self, body: Element) -> Iterator[Element]:
        """What a footnote holds, its texts read."""
        definition = self._context.footnotes[body.value]
        if not definition.is_read():
            read(body, definition.surroundings(self._repeated))
        made, body.raw = body.raw, None
        if isinstance(made, Nested):
            made.indent = _NOTED
            for part in made.of(body):
                yield from self._finished(part, _NOTED)
            return
        waiting = settled(body, self._context, False)
        for child in body.children:
            if waiting and waiting[-1][0] is child:
                self._read(*waiting.pop())
            self._namer.go_on(child)
            yield child
        body.children = ()

    def _grown(self, state: State, begin_footnotes: Callable[[Context], object]) -> str:
        """The HTML of a long text, of which there is never a second copy."""
        out = self._out
        parts = []
        for part in self._blocks(state):
            if self._renderer.lacks(part):
                parts += [out.take(), part]
            else:
                out.add(part)
        parts.append(out.take())
        for part in self._renderer.completed(parts, self._notes(begin_footnotes)):
            out.add(part)
        return out.take()

    def _blocks(self, state: State) -> Iterator[str]:
        """The blocks' HTML, some of them together."""
        tokens = state.tokens
        for _ in self._context.dialect.blocks.steps(state):
            if len(tokens) > BEHIND + BATCH:
                yield from self._write(_taken(tokens, len(tokens) - BEHIND))
            elif len(tokens) > 1 and tokens[-2].kind == "dl" and len(tokens[-2].children) > self._texts_before + BATCH:
                yield from self._write(_taken(tokens, len(tokens) - 2))
                self._shorten(tokens[-2])
        while tokens:
            yield from self._write(_taken(tokens, BATCH))

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

    def _quote(self, block: Element) -> str | None:
        """The HTML of a quote of one paragraph, where neither says anything of itself."""
        if block.options or len(block.children) != 1:
            return None
        held = block.children[0]
        html = self._html(held.raw) if held.kind == "p" and not held.options else None
        return None if html is None else f"<blockquote>\n  <p>{html}</p>\n</blockquote>\n"

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

    def _shorten(self, found: Element) -> None:
        """Write the terms and definitions of a list that goes on, but the last ones."""
        if NAMES_TERMS in self._document.text.string:
            return
        children = found.own_children()
        texts = self._texts(children[self._texts_before : -BEHIND], INDENT)
        children[self._texts_before : -BEHIND] = texts
        self._texts_before += len(texts)

    def _relieve(self, state: State) -> None:
        """Write what is read of a nested text, but the last blocks, and all that stands before."""
        outer, state.outer = state.outer, None
        if outer is not None:
            self._write_before(outer)
        terms = state.long_list()
        if terms is None:
            self._write_nested(state, BEHIND)
        elif NAMES_TERMS not in self._document.text.string:
            self._write_nested(state, 2)
            written: int = terms.options.get("texts", 0)
            children = terms.own_children()
            texts = self._replaced(children[written:-BEHIND], state.indent + INDENT, self._plain and state.plain)
            children[written:-BEHIND] = texts
            terms.own_options()["texts"] = written + len(texts)

    def _write_before(self, state: State) -> None:
        """Write what is read of a text, but its last block, which is being read."""
        if state.level:
            outer, state.outer = state.outer, None
            if outer is not None:
                self._write_before(outer)
            self._write_nested(state, 1)
        else:
            self._gathers = True
            state.tokens[:-1] = [Element("text", part) for part in self._write(state.tokens[:-1])]
            self._gathers = False

    def _write_nested(self, state: State, kept: int) -> None:
        begin, state.begin = state.begin, None
        if begin is not None:
            begin()
        tokens, first = state.tokens, state.written
        rest = tokens[first:]
        taken = _taken(rest, len(rest) - kept)
        texts = self._replaced(taken, state.indent, self._plain and state.plain)
        tokens[first:] = texts + rest
        state.written += len(texts)


def _defines(string: str) -> bool:
    """Whether a text may define anything: what defines a list of attributes has `{:name:`, all else `]:`."""
    return "]:" in string or ("{:" in string and _LIST.search(string) is not None)


def _is_long(string: str) -> bool:
    """Whether a text has too many blocks to keep all."""
    return len(string) > BLOCKS_KEPT and len(_BLOCKS.findall(string)) > BLOCKS_KEPT


def _taken(tokens: list[Element], count: int) -> list[Element]:
    """The first `count` blocks or some fewer, taken away. Of blank lines, which count as one, all are taken or none."""
    count = min(count, len(tokens))
    last = count
    while 0 < last < len(tokens) and tokens[last - 1].kind in _HIDDEN and tokens[last].kind in _HIDDEN:
        last -= 1
    taken = tokens[:last]
    # Where there is nothing else, one stands for all.
    tokens[:count] = tokens[last:count] if last else [token for token in tokens[:count] if token.kind == "blank"][:1]
    return taken
