"""A template's tokens as nodes: blocks within blocks, blanks trimmed, each tag read by its own module."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, NoReturn

from jekyll_tools.diagnostic import Problem
from jekyll_tools.limits import NESTING
from jekyll_tools.liquid import variable
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.nodes import Block, Node, Printed, Silent, Written
from jekyll_tools.liquid.tokens import OUTPUT, TEXT, Token, Tokens
from jekyll_tools.records import NamedTuple
from jekyll_tools.ruby.strings import lstrip, rstrip

if TYPE_CHECKING:
    from jekyll_tools.liquid.engine import Engine
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.text import Text


class Asked(NamedTuple):
    """An include by its plain name, where its tag stands, and whether that is reached whatever the values are."""

    name: str
    start: int
    end: int
    certain: bool


TagParser = Callable[[Token, "Parser"], "Node"]


class Parser:
    """Reads one text. Tags call it back: `block` for what is between them and their end, `expression` for a value."""

    def __init__(self, engine: Engine, text: Text) -> None:
        self.engine = engine
        self.text = text
        self.source = Tokens(text.string, "#" in engine.tags)
        self.tokens: Iterator[Token] = self.source
        self.in_lines = False
        self.problems: list[Problem] = []
        self.includes: list[Asked] = []
        self._tag = Token(TEXT, 0, 0)
        self._trim = False
        self._depth = 0
        self._ends: dict[str, int] = {}

    def document(self) -> Block:
        """The whole text. Raises LiquidError, with its place."""
        try:
            block, end = self.block()
            if end is not None:
                self._outer(end)
            return block
        except LiquidError as error:
            if error.location is None:
                start, stop = self.source.spot if self.source.spot != (0, 0) else (self._tag.start, self._tag.end)
                error.location = self.text.locate(start, stop)
            raise
        except RecursionError:
            place = self.text.locate(self._tag.start, self._tag.end)
            raise LiquidError("limit", "nesting", place) from None

    def block(self) -> tuple[Block, Token | None]:
        """What comes up to a tag that nobody knows, and that tag; None at the text's end."""
        made = Block()
        for token in self.tokens:
            if token.kind == TEXT:
                self._written(token, made)
                continue
            self._trimmed(token, made)
            self._tag = token
            if token.kind == OUTPUT:
                made.nodes.append(Printed(self.text, token.start, token.end, self.expression(token.markup)))
                made.blank = False
                continue
            parse = self.engine.tags.get(token.name)
            if parse is None:
                if token.name not in self.engine.tags.foreign:
                    return made, token
                node: Node = self._foreign(token)
            else:
                node = parse(token, self)
            if node.blank and not node.mute and not self.engine.target.blank_blocks_print:
                node = Silent(node)
            made.nodes.append(node)
            made.blank = made.blank and node.blank
        return made, None

    def body(self, tag: Token, others: Collection[str] | None = ()) -> tuple[Block, Token | None]:
        """A block up to the tag's own end (None), or to one of `others` (None: to any).

        Raises LiquidError where the block has no end, or another tag's.
        """
        if self._depth >= NESTING:
            raise LiquidError("nesting", "Nesting too deep")
        self._depth += 1
        block, end = self.block()
        self._depth -= 1
        if end is None:
            self._tag = tag
            raise LiquidError("unclosed-tag", f"'{tag.name}' tag was never closed")
        if end.name == f"end{tag.name}":
            return block, None
        if others is not None and end.name not in others:
            self.unknown(end, tag)
        return block, end

    def has_end(self, tag: Token) -> bool:
        """Whether an end tag of that name stands further down, were it another's."""
        if tag.name not in self._ends:
            found = re.finditer(rf"\{{%-?\s*end{re.escape(tag.name)}\b", self.text.string)
            self._ends[tag.name] = max((match.start() for match in found), default=-1)
        return self._ends[tag.name] > tag.start

    def _foreign(self, tag: Token) -> Node:
        from jekyll_tools.liquid.foreign import Foreign

        return Foreign(tag, self, self.engine.tags.foreign[tag.name])

    def within(self, lines: Iterator[Token]) -> tuple[Block, Token | None]:
        """What other tokens make, in which no blanks are cut."""
        tokens, trim, self.tokens, self.in_lines = self.tokens, self._trim, lines, True
        block, end = self.block()
        self.tokens, self._trim, self.in_lines = tokens, trim, False
        return block, end

    def expression(self, markup: str) -> Expression:
        """A value with its filters, as an output has it."""
        return variable.parse(markup, self)

    @property
    def is_strict(self) -> bool:
        """Whether tags are read strictly first; the site may want them laxly only."""
        return self.engine.settings.error_mode != "lax"

    def warn(self, refusal: str, markup: str) -> None:
        """Notes that the tag at hand is read laxly. Raises LiquidError where the site does not want that."""
        if self.engine.settings.error_mode == "strict":
            raise LiquidError("syntax", f'{refusal} in "{markup}"')
        place = self.text.locate(self._tag.start, self._tag.end)
        self.problems.append(Problem("liquid-lax", place, {"message": refusal}))

    def ignores(self, tag: Token, what: str = "no filters") -> None:
        """Notes what a tag does not take (a filter), and of which Liquid says nothing however strict it is."""
        self.problems.append(Problem("liquid-lax", self.text.locate(tag.start, tag.end), {"message": what}))

    def lacks(self, name: str) -> None:
        """Notes that nobody knows a filter of the tag at hand: its value goes on as it is."""
        written = self.text.string[self._tag.start : self._tag.end]
        found = re.search(rf"\|\s*({re.escape(name)})(?![\w-])", written)
        start, end = found.span(1) if found else (0, len(written))
        place = self.text.locate(self._tag.start + start, self._tag.start + end)
        self.problems.append(Problem("liquid-unknown-filter", place, {"name": name}))

    def stand_at(self, tag: Token) -> None:
        """Takes a tag or output for the one at hand."""
        self._tag = tag

    def asks(self, name: str, tag: Token) -> None:
        """Notes that the tag at hand includes a file."""
        self.includes.append(Asked(name, tag.start, tag.end, self._depth == 0))

    @staticmethod
    def unknown(end: Token, tag: Token, closer: str = "") -> NoReturn:
        """Raises the error for a tag that ends nothing, or which nobody knows, within `tag`."""
        if end.name == "else":
            raise LiquidError("syntax", f"{tag.name} tag does not expect 'else' tag")
        if end.name.startswith("end"):
            closer = closer or f"end{tag.name}"
            raise LiquidError("syntax", f"'{end.name}' is not a valid delimiter for {tag.name} tags. use {closer}")
        raise LiquidError("unknown-tag", f"Unknown tag '{end.name}'")

    @staticmethod
    def _outer(end: Token) -> NoReturn:
        if end.name in ("else", "end"):
            raise LiquidError("syntax", f"Unexpected outer '{end.name}' tag")
        raise LiquidError("unknown-tag", f"Unknown tag '{end.name}'")

    def _written(self, token: Token, made: Block) -> None:
        start = token.start
        if self._trim:
            start = token.end - len(lstrip(self.text.string[start : token.end]))
            self._trim = False
        node = Written(self.text, start, token.end)
        made.nodes.append(node)
        made.blank = made.blank and node.blank

    def _trimmed(self, token: Token, made: Block) -> None:
        """Cuts the blanks that a hyphen wants gone, before the tag now and behind it with the next token."""
        if self.in_lines:
            return
        self._trim = token.trims_after
        if token.trims_before and made.nodes and made.nodes[-1].__class__ is Written:
            start, end = made.nodes[-1].start, made.nodes[-1].end
            kept = len(rstrip(self.text.string[start:end]))
            made.nodes[-1] = Written(self.text, start, start + kept)
