"""A document written block by block as it is read, each dropped when it is written.

Kept whole, blocks take hundreds of times a short line's room. But what a text defines (links, footnotes, abbreviations,
attribute lists) counts for all of it: a text that defines anything is read to its end first. A long one of that sort is
not kept even then, but read twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from jekyll_tools.kramdown.block.footnote_definition import read
from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.definitions import NAMES_TERMS, name_terms
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.kept import defines
from jekyll_tools.kramdown.nested import Nested, skim
from jekyll_tools.kramdown.packed import MUCH, Squeezed
from jekyll_tools.kramdown.passed_blocks import Blocks
from jekyll_tools.kramdown.passed_rows import BATCH
from jekyll_tools.kramdown.passed_texts import INDENT
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import BEHIND, State
from jekyll_tools.kramdown.tree import settled
from jekyll_tools.limits import BLOCKS_KEPT
from jekyll_tools.regex import regex

_NOTED = 6  # of footnotes

_HIDDEN = ("blank", "eob")
# About where they begin: blank lines are one, and what is indented in HTML is none.
_BLOCKS = regex(r"\n(?:[ >]*\n)+|\n[ >]*(?:(?:[*+:-]|\d+\.)[ \t]|#|[*_=-]{3}|\*?\[|\{:|>)|\n {0,3}(?:> ?){0,99}<")


class Pass(Blocks):
    """A document's way from its text to its HTML."""

    parts = True  # whether what a block holds is written before its end

    def __init__(self, document: Document, context: Context, renderer: Renderer) -> None:
        super().__init__(document, context, renderer)
        self._repeated = context  # what a long text is read with once more
        self._defines = defines(document.text.string)
        self._term, self._named_term = "", None  # what an id begins with that a term may lose again, and such an id
        if NAMES_TERMS in document.text.string:
            self._term = renderer.mark("term")
            self._named_term = re.compile(f' id="{self._term}([^"]*)"')

    def html(
        self, state: State, again: Callable[[], State], begin_footnotes: Callable[[Context], object], twice: bool
    ) -> str:
        """The document's HTML, as `settle`, `identify` and `render` make it of all blocks.

        `state` stands at the beginning of the text; so does what `again` gives, whose definitions count for nothing.
        With `twice` the text is to be read twice, whatever it defines.
        """
        if twice or (self._defines and _is_long(state.src)):
            skim(state)
            state = again()
            self._repeated = state.context
        elif self._defines:
            self._context.dialect.blocks.parse(state)
        state.passing = self.parts and state.cursor == 0
        state.indent = 0
        state.context.relieve = self._relieve if self.parts else None
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

    def _ask_for(self, body: Element) -> None:
        """Read the blocks of a footnote, if they are not."""
        definition = self._context.footnotes[body.value]
        if not definition.is_read():
            read(body, definition.surroundings(self._repeated))

    def _noted(self, body: Element) -> Iterator[Element]:
        """What a footnote holds, its texts read."""
        self._ask_for(body)
        made, body.raw = body.raw, None
        if isinstance(made, Nested):
            made.indent = _NOTED
            for part in made.of(body):
                if part.kind == "p":  # it may take the way back
                    yield from self._finished(part, _NOTED)
                else:
                    for html in self._part(part, _NOTED):
                        yield Element("text", html)
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
        parts: list[str | Iterator[str]] = []
        for part in self._blocks(state):
            if self._renderer.lacks(part):
                parts += [out.take(), part]
            else:
                out.add(part)
                if parts and out.is_long():  # all of it is to be put together once more
                    parts.append(iter(Squeezed(out.take())))
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

    def _shorten(self, found: Element) -> None:
        """Write the terms and definitions of a list that goes on, but the last ones."""
        children = found.own_children()
        parts = children[self._texts_before : -BEHIND]
        self._may_name(found, parts)
        texts = self._texts(parts, INDENT)
        children[self._texts_before : -BEHIND] = texts
        self._texts_before += len(texts)

    def _may_name(self, found: Element, parts: list[Element]) -> None:
        """Let the terms among the first parts of a list have ids, if it may turn out that they are to have such."""
        if self._named_term is not None:
            found.own_options()["ids"] = self._named_term
            name_terms(parts, self._term)

    def _relieve(self, state: State) -> None:
        """Write what is read of a nested text, but the last blocks, and all that stands before."""
        outer, state.outer = state.outer, None
        if outer is not None:
            self._write_before(outer)
        terms = state.long_list()
        if terms is None:
            self._write_nested(state, BEHIND)
        else:
            self._write_nested(state, 2)
            written: int = terms.options.get("texts", 0)
            children = terms.own_children()
            parts = children[written:-BEHIND]
            self._may_name(terms, parts)
            texts = self._replaced(parts, state.indent + INDENT, self._plain and state.plain)
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
        state.waiting += sum(len(text.value) for text in texts)
        if state.waiting > MUCH:
            state.waiting = 0
            _squeeze(state)


def _squeeze(state: State) -> None:
    """Let one element stand for the last texts that are written and wait for what they stand in."""
    tokens, last = state.tokens, state.written
    first = last
    while first and tokens[first - 1].kind == "text" and not tokens[first - 1].options:
        first -= 1
    if last - first > 1:
        squeezed = Squeezed("".join(text.value for text in tokens[first:last]))
        tokens[first:last] = [Element("squeezed", squeezed)]
        state.written -= last - first - 1


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
