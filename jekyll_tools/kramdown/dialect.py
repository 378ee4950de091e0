"""The dialect: kramdown's elements put together on mistune's block parser."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.block.blank_line import take as take_blank
from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.engine import BlockState, Parser
from jekyll_tools.kramdown.frame import Handler, Rules
from jekyll_tools.kramdown.html import escape, escape_keeping_entities
from jekyll_tools.kramdown.lines import PARAGRAPH_ENDS
from jekyll_tools.kramdown.naming import identify
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import WHITE, Source
from jekyll_tools.kramdown.state import BEHIND, State
from jekyll_tools.kramdown.syntax import GFM, Block, Span, discover
from jekyll_tools.kramdown.tree import settle
from jekyll_tools.limits import (
    COPIES,
    COPIES_ANYWAY,
    INDENTED,
    INDENTED_ANYWAY,
    NESTED_ANYWAY,
    NESTED_TEXTS,
    NESTING,
)
from jekyll_tools.regex import regex
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.kramdown.syntax import Render

_PACKAGE = "jekyll_tools.kramdown"
_ONE_BLANK = "\n"
_WHITE = frozenset(WHITE)
# Options that spans are written by while they are read. Kramdown writes later, when it has met all that a text sets: a
# text that sets one within a line is read once more.
_WRITTEN = ("entity_output", "smart_quotes", "typographic_symbols", "remove_line_breaks_for_cjk")


class Blocks(Parser[BlockState]):
    """kramdown's rules in mistune's table. What a rule declines the rules behind it may take: the last takes all.

    A line is matched against the few rules that take one which begins with its first character.
    """

    sc_flag = re.M | re.A

    def __init__(self, syntaxes: Iterable[Block], gfm: bool) -> None:
        super().__init__()
        self._parses: dict[str | None, Callable[[re.Match[str], State], int | None]] = {}
        self._begins = {syntax.name: syntax.begins for syntax in syntaxes}
        for syntax in syntaxes:
            self.rules.append(syntax.name)
            self.specification[syntax.name] = syntax.gfm if gfm and syntax.gfm else syntax.pattern
            self._parses[syntax.name] = syntax.parse
        self._retries: dict[tuple[str | None, str], Callable[[str, int], re.Match[str] | None]] = {}
        self._takes_blanks = self.rules[:1] == ["blank_line"]
        self._others = self._pattern(self.rules, "")
        self._by_first = {
            first: self._pattern(self.rules, first) for first in dict.fromkeys("".join(self._begins.values()))
        }

    def _pattern(self, rules: Iterable[str], first: str) -> re.Pattern[str]:
        """The rules that take a line which begins with a character; "" is one that no rule names."""
        names = [name for name in rules if not self._begins[name] or (first and first in self._begins[name])]
        return regex("|".join(f"(?P<{name}>{self.specification[name]})" for name in names), self.sc_flag)

    def parse(self, state: BlockState, _rules: object = None) -> None:
        """Read a text's blocks, from the cursor on."""
        assert isinstance(state, State)
        if not state.skims:
            deque(self.steps(state), 0)
            if state.ial is not None and state.context.judged:
                state.context.lost.append(state.ial)
            return
        tokens = state.tokens
        for _ in self.steps(state):
            del tokens[:-BEHIND]
            if tokens and tokens[-1].kind == "dl":
                tokens[-1].own_children().clear()

    def steps(self, state: State) -> Iterator[None]:
        """The same, a block each time it is asked."""
        return state.counted(self._steps(state))

    def _steps(self, state: State) -> Iterator[None]:
        src, parses, by_first, others = state.src, self._parses, self._by_first, self._others
        get, blank = by_first.get, _ONE_BLANK if self._takes_blanks else ""
        while (at := state.cursor) < state.cursor_max:
            first = src[at]
            if first == blank and src[at + 1 : at + 2] not in _WHITE:  # the line that most blocks end with
                state.cursor = take_blank(state, at, at + 1)
                yield
                continue
            match = get(first, others).match(src, at)
            if match is None:
                break
            end = parses[match.lastgroup](match, state)
            while end is None or end <= state.cursor:
                match = self._retry(match.lastgroup, state)
                if match is None:
                    return
                end = parses[match.lastgroup](match, state)
            state.cursor = end
            yield

    def only_text(self, string: str, interrupted: bool) -> bool:
        """Whether no rule but the last, which makes a paragraph, begins at a line of a text, nor within."""
        match = self._by_first.get(string[0], self._others).match(string)
        if match is None or match.lastgroup != self.rules[-1]:
            return False
        if match.end() == len(string):
            return True
        end = PARAGRAPH_ENDS[interrupted].search(string)
        return end is not None and end.end() == len(string)

    def _retry(self, declined: str | None, state: State) -> re.Match[str] | None:
        """What the rules behind one that has declined make of the cursor's place."""
        first = state.src[state.cursor]
        key = declined, first if first in self._by_first else ""
        if key not in self._retries:
            behind = self.rules[self.rules.index(declined or "") + 1 :]
            self._retries[key] = self._pattern(behind, key[1]).match
        return self._retries[key](state.src, state.cursor)


class Dialect:
    """The elements of one kind of input, in the order in which they are tried; or those given."""

    def __init__(
        self,
        name: str,
        joining: bool = False,
        *,
        blocks: list[Block] | None = None,
        spans: list[Span] | None = None,
    ) -> None:
        self.name = name
        self.gfm = name == GFM
        self.block_syntaxes = [s for s in _blocks() if name in s.inputs] if blocks is None else blocks
        self.span_syntaxes = [s for s in _spans() if name in s.inputs] if spans is None else spans
        self.blocks = Blocks(self.block_syntaxes, self.gfm)
        self.rules = _rules(self.span_syntaxes, _joining(escape) if joining else escape)
        kept = _joining(escape_keeping_entities) if joining else escape_keeping_entities
        self.html_rules = _rules(self._named("span_html"), kept)
        self.table_rules = _rules(self._named("codespan", "span_html"), escape)
        self.renders: dict[str, Render] = {}
        for block in self.block_syntaxes:
            self.renders |= block.render
        for span in self.span_syntaxes:
            self.renders |= span.render

    def _named(self, *names: str) -> list[Span]:
        return [syntax for syntax in self.span_syntaxes if syntax.name in names]

    def parse(self, text: Text, options: dict[str, Any]) -> Document:
        """Read a text whose lines end in LF."""
        given = dict(options)
        return self._finish(*self._read(text, options, options), given)

    def to_html(self, text: Text, options: dict[str, Any]) -> str:
        """What `render` makes of what `parse` does; where it can be, without a tree of the whole."""
        from jekyll_tools.kramdown import kept, setting

        sets = text.string.count("{::options")  # what is set within a line counts for all
        given = dict(options) if sets else options
        document, context, state = self._begin(text, options, options)
        context.judged = False
        if not (sets or kept.is_short(state.src)):
            return self._pass(document, context, state)
        html = setting.html(text, given, self._begin, self._pass) if setting.passes(text) else None
        if html is not None:
            return html
        state.keeps = not options["html_to_native"]
        state.defines, state.sets = kept.defines(state.src), sets > 0
        self.blocks.parse(state)
        if sets == context.sets and not (context.native or options["html_to_native"]):
            context.dialect = self._spans(context)
            kept.Kept(context, Renderer(document, self.renders)).write(document)
        finished = self._finish(document, context, given if sets else None)
        context.writer = None  # a ring that would keep the document
        return self.render(finished)

    def _pass(self, document: Document, context: Context, state: State, given: dict[str, Any] | None = None) -> str:
        """The HTML of a document that is written while it is read. `given`: the options at its beginning, where it sets
        some; the document's own are those at its end.
        """
        from jekyll_tools.kramdown.passing import Pass

        kind = Pass
        if context.options["html_to_native"] and "<" in state.src:
            from jekyll_tools.kramdown.passed_native import NativePass

            kind = NativePass

        def again() -> State:
            repeated = self._context(state.source, given or document.options, document.options)
            repeated.repeats = True
            repeated.judged = False
            return State(repeated, state.source, Element("root"))

        context.dialect = self._spans(context)
        written = kind(document, context, Renderer(document, self.renders))
        return written.html(state, again, self._begin_footnotes, twice=given is not None)

    def _read(self, text: Text, options: dict[str, Any], written: dict[str, Any]) -> tuple[Document, Context]:
        """The blocks of a text, whose texts are still to be read for spans."""
        document, context, state = self._begin(text, options, written)
        self.blocks.parse(state)
        return document, context

    def _begin(self, text: Text, options: dict[str, Any], written: dict[str, Any]) -> tuple[Document, Context, State]:
        """A text of which nothing is read yet."""
        string = text.string if text.string.endswith("\n") else text.string + "\n"
        source = Source(string)
        source.text = text
        root = Element("root", None, source, 0, len(string))
        context = self._context(source, options, written)
        return Document(root, text, options), context, State(context, source, root)

    def _context(self, source: Source, options: dict[str, Any], written: dict[str, Any]) -> Context:
        context = Context(self, options, written)
        context.copies = COPIES * len(source.string) + COPIES_ANYWAY
        context.indented = INDENTED * len(source.string) + INDENTED_ANYWAY
        context.nested = len(source.string) * (NESTING if len(source.string) < NESTED_ANYWAY else NESTED_TEXTS)
        for label, (url, title) in options["link_defs"].items():
            context.define(label, url, title)
        return context

    def _finish(self, document: Document, context: Context, given: dict[str, Any] | None) -> Document:
        """Read the texts of all blocks. Where that sets an option by which they are written, all is read again."""
        options = document.options
        before = [] if given is None else [options[name] for name in _WRITTEN[:-1]]
        self._settle(document.root, context)
        if given is not None:
            before.append(given[_WRITTEN[-1]])  # HTML is written by the last one while blocks are read
            if before != [options[name] for name in _WRITTEN]:
                return self._finish(*self._read(document.text, given, options), None)
        identify(document, context)
        document.too_deep = list(context.too_deep)
        document.lists, document.lost = context.lists, context.lost
        document.definitions = context.links
        document.unused = [note.body() for note in context.footnotes.values() if not note.uses]
        return document

    def _spans(self, context: Context) -> Dialect:
        """By whose rules texts are read."""
        joins = context.written["remove_line_breaks_for_cjk"] and not context.hard_wrap
        return dialect(self.name, True) if joins else self

    def _settle(self, root: Element, context: Context) -> None:
        """Read the texts of all blocks for spans, and HTML for what it means where that is wanted."""
        context.dialect = self._spans(context)
        settle(root, context, True)
        bodies = self._settle_footnotes(context)
        if context.native:
            from jekyll_tools.kramdown.native import convert

            context.headers = convert(root, context, plain=True)
            for body in bodies:
                context.headers += convert(body, context, plain=False)

    def _settle_footnotes(self, context: Context) -> list[Element]:
        """The bodies of footnotes, their texts read."""
        self._begin_footnotes(context)
        bodies = [definition.body() for definition in context.footnotes.values()]
        for body in bodies:
            settle(body, context, False)
        return bodies

    def _begin_footnotes(self, context: Context) -> None:
        if context.written["remove_line_breaks_for_cjk"]:  # in footnotes lines are never broken
            context.dialect = dialect(self.name, True)

    def render(self, document: Document) -> str:
        return Renderer(document, self.renders).document_html()


@cache
def dialect(name: str, joining: bool = False) -> Dialect:
    """The dialect of an input; with `joining` lines of Chinese and Japanese are joined."""
    return Dialect(name, joining)


def _joining(escape: Callable[[str], str]) -> Callable[[str], str]:
    from jekyll_tools.kramdown.cjk import joined

    return lambda string: escape(joined(string))


@cache
def _blocks() -> list[Block]:
    return discover(f"{_PACKAGE}.block", Block)


@cache
def _spans() -> list[Span]:
    return discover(f"{_PACKAGE}.span", Span)


def _rules(syntaxes: Iterable[Span], escape: Callable[[str], str]) -> Rules:
    """One search for all beginnings, and who is asked at each first character."""
    starts: dict[str, None] = {}
    handlers: dict[str, tuple[Handler, ...]] = {}
    for syntax in syntaxes:
        for start in syntax.start:
            starts[start] = None
            first = _first(start)
            handlers[first] = tuple(dict.fromkeys((*handlers.get(first, ()), syntax.parse)))
    starts.setdefault(r"\]")
    return Rules(re.compile("|".join(starts)).search, handlers, escape)


def _first(start: str) -> str:
    """The literal character that a pattern begins with."""
    if not start.startswith("\\"):
        return start[0]
    return {"n": "\n", "t": "\t"}.get(start[1], start[1])
