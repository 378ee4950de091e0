"""The items of lists: which lines belong to one, and how far its content is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from jekyll_tools.kramdown.attributes import INSIDE, NAME
from jekyll_tools.kramdown.lines import LAZY_END, RULE, end_before, without
from jekyll_tools.kramdown.source import WHITE, Source
from jekyll_tools.kramdown.state import BLANKS, HUGE
from jekyll_tools.regex import regex

NESTED = regex(r"^ {0,3}(?:[+*-]|\d+\.)[ \t|]", re.M | re.A)
_ITEM = regex(r"^(?= {0,3}(?:[+*-]|\d+\.)[ \t|])", re.M | re.A)
_LIST = regex(rf"\s*\{{:(?![:/}}]|{NAME}:)({INSIDE})\}}\s*", re.A)
_ONLY_LIST = regex(rf"\s*\{{:(?![:/}}]|{NAME}:){INSIDE}\}}[ \t\f\v\r]*\n", re.A)
_RULE = regex(RULE, re.M)
_SOME = 256
_MANY = 64  # lines
_BLANKS = regex(BLANKS)
_LEADING_TABS = regex(r"^\t+", re.M)
_SPACES_TAB = regex(r"( *)(\t+)")


class Patterns:
    """What the lines below an item's first can be, given its list's marker and how far its content is indented.

    Each is compiled when it is first asked for: compiling takes longer than reading most lists.
    """

    def __init__(self, marker: str, indent: int) -> None:
        self._indent = indent
        self._start = rf"(?: {{0,{min(3, indent - 1)}}}{marker}[ \t|])"
        steps, rest = divmod(indent, 4)
        step = r"(?:\t| {4})"
        self._inside = rf"(?:(?:{step}{{{steps}}} {{{rest}}}|{step}{{{steps + 1}}})[^\n]*[^\s][^\n]*\n)"

    @cached_property
    def item(self) -> re.Pattern[str]:
        return re.compile(self._start, re.A)

    @cached_property
    def content_end(self) -> re.Pattern[str]:
        return end_before(rf"(?!{self._inside})")

    @cached_property
    def lazy_end(self) -> re.Pattern[str]:
        return end_before(rf"(?:{self._start}|{self._inside}|{LAZY_END})")

    @cached_property
    def indent(self) -> re.Pattern[str]:
        return re.compile(rf"^ {{{self._indent}}}", re.M)


patterns = lru_cache(maxsize=64)(Patterns)


class Item:
    """An item's text as it is gathered, its lines stripped of their indentation."""

    __slots__ = (
        "at",
        "attributes",
        "below",
        "blank",
        "end",
        "first",
        "indent",
        "lines",
        "nested",
        "parts",
        "patterns",
        "plain",
    )

    def __init__(self, src: str, at: int, marker: str, marked: int, nested: bool = False) -> None:
        """Read the first line; the marker that starts at `at` ends at `marked`.

        With `nested` the text below needs no marker to be followed by a list.
        """
        self.at = at
        self.end = src.index("\n", marked) + 1
        self.indent, content = first_line(src[marked : self.end], marked - at)
        self.patterns = patterns(marker, self.indent)
        self.attributes: tuple[str, int] | None = None  # what an attribute list says, and where
        given = _LIST.match(content)
        if given is not None:
            self.attributes = given[1], self.end - len(content) + given.start(1)
            content = content[given.end() :] or "\n"
        self.parts = [content.lstrip(WHITE)]
        self.lines = at if content.strip(WHITE) else self.end
        self.first: str | None = None  # where a list begins right below an item's text: that text, and
        self.below = 0  # where the list begins
        self.plain = nested
        self.nested = nested or NESTED.match(content) is not None
        self.blank = False

    def is_huge(self) -> bool:
        """Whether it holds so much that its blocks are not kept."""
        if self.end - self.at <= HUGE:
            return False
        texts = self.parts if self.first is None else [self.first, *self.parts]
        return sum(text.count("\n") for text in texts) > _MANY

    def gather(self, src: str) -> None:
        """Take the lines that follow, up to a line that belongs to no item or begins the next."""
        joined = 0  # parts, each of many: a short one takes 50 bytes more than it has
        while not self._next(src) and not (self.blank and not self.plain and _RULE.match(src, self.end)):
            # Only what is indented by a column at least is content: most lines need no pattern to tell.
            indented = src.startswith((" ", "\t"), self.end)
            end = _end(self.patterns.content_end, src, self.end) if indented else self.end
            if end > self.end:
                self._content(src, src[self.end : end])
            else:
                end = self._lazy(src)
                if end == self.end:
                    return
            self.end = end
            if len(self.parts) - joined > _SOME:
                self.parts[joined:] = ["".join(self.parts[joined:])]
                joined += 1

    def _next(self, src: str) -> bool:
        return self.patterns.item.match(src, self.end) is not None

    def _lazy(self, src: str) -> int:
        """Take lines that go on without indentation, or blank lines; gives where they end."""
        blank = self.blank or src.startswith("\n", self.end) or self.end == len(src)
        end = self.end if blank else _end(self.patterns.lazy_end, src, self.end)
        if end > self.end:
            # What looks like an item there is none: it is pushed out of reach.
            push = self.nested and not self.plain
            lines = _expanded(src[self.end : end])
            self.parts.append(_ITEM.sub(" " * (self.indent + 4), lines) if push else lines)
            return end
        found = _BLANKS.match(src, self.end)
        if found is None:
            return self.end
        self.parts.append(found[0])
        self.nested = self.blank = True
        return found.end()

    def _content(self, src: str, lines: str) -> None:
        lines = without(self.patterns.indent, _expanded(lines))
        found = None if self.nested else NESTED.search(lines)
        if found is not None:
            self._separate(src, lines, found.start())
        else:
            self.parts.append(lines)
        self.blank = False

    def _separate(self, src: str, lines: str, at: int) -> None:
        """A list may begin right below an item's text: then that is a text of its own."""
        self.first = "".join(self.parts) + lines[:at]
        self.parts = [lines[at:]]
        self.below = self.end
        for _ in range(lines.count("\n", 0, at)):
            self.below = src.index("\n", self.below) + 1
        self.nested = True

    def sources(self, parent: Source) -> Iterator[Source]:
        """The texts that the item holds: one, or two with an end of a block between."""
        if self.first is not None:
            yield Source(self.first, parent, self.lines)
        self.parts = ["".join(self.parts)]  # of which no second copy is kept while that is read
        yield Source(self.parts[0], parent, self.lines if self.first is None else self.below)

    def forget(self) -> None:
        """Keep none of the text."""
        self.first, self.parts = None, []


def _end(last_line: re.Pattern[str], src: str, at: int) -> int:
    """Where the lines end that begin at an offset; there, where there is none."""
    found = last_line.search(src, at - 1)
    assert found is not None
    return found.end()


def _expanded(lines: str) -> str:
    return _LEADING_TABS.sub(lambda tabs: "    " * len(tabs[0]), lines) if "\t" in lines else lines


def first_line(content: str, column: int) -> tuple[int, str]:
    """How far a first line's content is indented (`column`: where its marker ended), and that content."""
    if not content.strip(WHITE) or _ONLY_LIST.fullmatch(content):
        return 4, content.lstrip(" \t")
    while (tabs := _SPACES_TAB.match(content)) is not None:
        stop = 4 - (len(tabs[1]) + column) % 4 + (len(tabs[2]) - 1) * 4
        content = tabs[1] + " " * stop + content[tabs.end() :]
    stripped = content.lstrip(" ")
    return column + len(content) - len(stripped), stripped
