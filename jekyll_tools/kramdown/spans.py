"""Reading a text for spans: links, emphasis, code and all that stands within a line.

Spans nest by recursion on one string, each with its own frame: what would end it, and what it has gathered. What was
read in vain is not read again in the same surroundings, and the last of what was read within that is remembered
(`memo`): so a span that fails costs little more than one that does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.abbreviations import shown
from jekyll_tools.kramdown.brackets import Targets
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import HTML_ONLY, Frame, Rules
from jekyll_tools.kramdown.places import Ends, Tried
from jekyll_tools.kramdown.source import Searched
from jekyll_tools.limits import NESTING, SPANS_KEPT

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context
    from jekyll_tools.kramdown.renderer import Renderer
    from jekyll_tools.kramdown.source import Source

# Text on one line in which nothing begins or ends, whatever it lies within.
_WORD = r"""[^\]\[\n~*_`<>!'"$\\{&.^-]*"""
WORDS = rf"{_WORD}(?:(?:\.(?!\.)|-(?!-)){_WORD})*"
_INDENT = 2  # of what is written within a line, where levels do not show
_LONG = 10_000  # characters that are not kept until there are more
_ANGLE_END = re.compile(r"[\n>]")


class Spans:
    """A text and what is known about it."""

    _is_too_deep = False
    _no_links: Tried | None = None
    _bracket_ends: Ends | None = None
    _targets: Targets | None = None
    _searched: Searched | None = None
    read_in_vain = 0  # characters read for an end of emphasis that did not come
    gave_up = False  # looking for such ends

    def __init__(
        self,
        context: Context,
        source: Source,
        string: str,
        abbreviates: bool | None = None,
        *,
        shorten: Callable[[Frame, bool], None] | None = None,
        writer: Renderer | None = None,
    ) -> None:
        self.src = string
        self.context = context
        self.source = source
        self.memo: dict[Any, Any] = {}
        # Whether it may hold abbreviations, where that is known.
        self.abbreviates = context.may_abbreviate(string) if abbreviates is None else abbreviates
        self._shorten = shorten  # writes a long text's first spans, so that they need not be kept
        self._writer = writer  # writes a span at once, where nothing behind it can change it
        self.vain: dict[str, Tried] = {}  # where emphasis would have begun whose end did not come, by its delimiter

    def read(
        self, rules: Rules | None = None, first: Element | None = None, begins: re.Match[str] | None = None
    ) -> list[Element]:
        """The whole text's elements; `first` comes before them, and may take an attribute list.

        `begins`: where the first may begin, if that is known.
        """
        frame = Frame(rules or self.context.dialect.rules, 0, 0, 0)
        frame.sure = True
        frame.writer = self._writer
        if first is not None:
            frame.children.append(first)
        self.run(frame, begins)
        return frame.children

    def html(self, begins: re.Match[str] | None) -> str:
        """The whole text's HTML, where there is a writer and no abbreviation: spans are written as they are read."""
        frame = Frame(self.context.dialect.rules, 0, 0, 0)
        frame.sure = True
        frame.writer = self._writer
        self._scan(frame, begins)
        if frame.raw:
            self._settle(frame, len(self.src))
        elif len(self.src) > frame.begin:
            frame.html.append(frame.rules.escape(self.src[frame.begin :]))
        texts = [text.value for text in frame.children]  # what had grown long
        return "".join(texts + frame.html if texts else frame.html)

    def run(self, frame: Frame, begins: re.Match[str] | None = None) -> int:
        """Read from the frame's start to where it ends; that offset, or -1 where the text ended first."""
        end = self._scan(frame, begins)
        self.flush(frame, end if end >= 0 else len(self.src))
        return end

    def _scan(self, frame: Frame, begins: re.Match[str] | None) -> int:
        src, char, stop = self.src, frame.char, frame.stop
        search, handlers = frame.rules.search, frame.rules.handlers
        found = begins or search(src, frame.start)
        while found is not None:
            at = found.start()
            first = src[at]
            if stop is not None and first in char and stop(at):
                return at
            for handler in handlers.get(first, ()):
                end = handler(self, at, frame)
                if end:
                    at = frame.fresh = end
                    break
            else:
                at += 1
            found = search(src, at)
        return -1

    @property
    def no_links(self) -> Tried:
        """Where no link begins."""
        if self._no_links is None:
            self._no_links = Tried()
        return self._no_links

    @property
    def bracket_ends(self) -> Ends:
        """Where what begins with a bracket ends."""
        if self._bracket_ends is None:
            self._bracket_ends = Ends()
        return self._bracket_ends

    @property
    def targets(self) -> Targets:
        """Where the urls and titles of the text's links end."""
        if self._targets is None:
            self._targets = Targets(self.src)
        return self._targets

    @property
    def searched(self) -> Searched:
        """The text, in which nothing is looked for twice."""
        if self._searched is None:
            self._searched = Searched(self.src)
        return self._searched

    def angle_end(self, at: int) -> int:
        """Where the first `>` is on the line, from an offset on; -1 nowhere."""
        end = self.searched.next("angle", _ANGLE_END, at)
        return end if end >= 0 and self.src[end] == ">" else -1

    def within(self, frame: Frame, at: int, flags: int, char: str, stop: Callable[[int], bool]) -> Frame | None:
        """A frame for a span inside another; None where spans nest too deep."""
        if frame.level >= NESTING:
            self._tell_depth(at)
            return None
        rules = self.context.dialect.html_rules if flags & HTML_ONLY else self.context.dialect.rules
        inner = Frame(rules, at, flags, frame.level + 1)
        inner.char, inner.stop = char, stop
        inner.outer, inner.in_html = frame, frame.in_html
        return inner

    def _tell_depth(self, at: int) -> None:
        """Tells of the first span of the text, behind whose beginning `at` is, that nests too deep."""
        if not self._is_too_deep:
            self._is_too_deep = True
            begin = self.src.rfind("<", 0, at) if self.src[at - 1] == ">" else at - 1
            self.context.tell("nesting", self.source, begin, at)

    def reads_words(self, frame: Frame) -> bool:
        """Whether a span of words in which nothing begins (`WORDS`) may be read at once, without a frame of its own."""
        return not self.abbreviates and frame.level < NESTING

    def take(self, frame: Frame, at: int, end: int) -> None:
        """Take the text up to `at` as it is, and go on at `end`."""
        if at > frame.begin:
            frame.raw.append(self.src[frame.begin : at])
            if self.abbreviates:
                frame.places.append(frame.begin)
        frame.begin = end

    def text(self, frame: Frame, at: int, end: int, string: str) -> int:
        """What stands from `at` to `end` means this text."""
        self.take(frame, at, end)
        frame.raw.append(string)
        if self.abbreviates:
            frame.places.append(end - len(string))
        elif len(frame.raw) > SPANS_KEPT:
            frame.raw = ["".join(frame.raw)]
        return end

    def symbol(self, frame: Frame, at: int, end: int, html: str) -> int:
        """What stands from `at` to `end` is a character of its own, given as HTML."""
        if frame.raw or self.abbreviates:
            self._settle(frame, at)
        elif at > frame.begin:
            frame.html.append(frame.rules.escape(self.src[frame.begin : at]))
        frame.html.append(html)
        frame.begin = end
        if len(frame.html) > SPANS_KEPT and frame.writer is not None:
            self._pass_on(frame, end)
        return end

    def write(self, frame: Frame, at: int, end: int, html: str) -> int:
        """A span from `at` to `end` is written already; only where the frame has a writer."""
        if frame.raw or self.abbreviates:
            self._settle(frame, at)
        elif at > frame.begin:
            frame.html.append(frame.rules.escape(self.src[frame.begin : at]))
        frame.html.append(html)
        frame.begin = end
        if len(frame.html) > SPANS_KEPT or len(html) > _LONG:
            self._pass_on(frame, end)
        return end

    def put(self, frame: Frame, at: int, end: int, element: Element) -> int:
        """An element stands from `at` to `end`."""
        writer = frame.writer
        if writer is not None:
            return self.write(frame, at, end, writer.renders[element.kind](element, _INDENT, writer))
        if frame.raw or frame.html or self.abbreviates:
            self.flush(frame, at)
        elif at > frame.begin:
            self._append(frame, frame.rules.escape(self.src[frame.begin : at]), at)
        frame.begin = frame.since = end
        if element.options:
            # From an attempt that failed: the list behind it is about to be read again.
            element.own_options().pop("ial", None)
        element.source, element.start, element.end = self.source, at, end
        frame.children.append(element)
        if len(frame.children) > SPANS_KEPT:
            self._relieve(frame)
        return end

    def _pass_on(self, frame: Frame, at: int) -> None:
        """Much is written."""
        self.flush(frame, at)
        if self._shorten is not None:
            self._shorten(frame, True)

    def _relieve(self, frame: Frame) -> None:
        """A frame holds many spans: they are written, or left out until it is known that it ends."""
        if frame.sure and self._shorten is not None:
            for outer in frame.around():  # what is numbered is numbered in its order
                self._shorten(outer, False)
            self._shorten(frame, True)
        elif frame.sheds:
            frame.shed = True
            frame.children.clear()

    def remember(self, frame: Frame, key: Any, found: Any) -> None:
        """What was found in a frame, should that turn out not to be the span it was read for.

        Only so much is remembered that reading it once more costs little: whoever reads in vain has an allowance.
        """
        if frame.level:
            if len(self.memo) > SPANS_KEPT:
                self.memo.clear()
            self.memo[key] = found

    def flush(self, frame: Frame, at: int) -> None:
        """Make an element of the text gathered so far."""
        if frame.raw or self.abbreviates:
            self._settle(frame, at)
        elif at > frame.begin:
            frame.html.append(frame.rules.escape(self.src[frame.begin : at]))
            frame.begin = at
        if frame.html:
            html = frame.html
            self._append(frame, html[0] if len(html) == 1 else "".join(html), at)
            frame.html = []

    def _append(self, frame: Frame, html: str, at: int) -> None:
        text = Element("text", html, self.source, frame.since, at)
        if frame.flags & HTML_ONLY:
            text.own_options()["as_html"] = True
        frame.since = at
        if frame.marks:
            text.own_options()["marks"] = frame.marks
            frame.marks = None
        frame.children.append(text)

    def as_html(self, frame: Frame, at: int, end: int) -> int:
        """What stands from `at` to `end` is text, but the entities in it are such, which an id does not resolve."""
        self.flush(frame, at)
        rules, frame.rules = frame.rules, self.context.dialect.html_rules
        self.flush(frame, end - 1)  # what ends it is text as any other, which no list behind it belongs to
        frame.rules = rules
        frame.children[-1].own_options()["as_html"] = True
        return end

    def _settle(self, frame: Frame, at: int) -> None:
        """Turn the text up to `at` into HTML, marking abbreviations."""
        abbreviates = self.abbreviates and not frame.flags & HTML_ONLY
        if abbreviates and not frame.raw:
            if at == frame.begin:
                return
            string = self.src[frame.begin : at]
            if self.context.abbreviation_names().find(string, 0) is None:
                frame.html.append(self._escape(frame)(string))
                frame.begin = at
                return
        if frame.raw or abbreviates:
            self.take(frame, at, at)
            if abbreviates:
                self._abbreviate(frame)
            else:
                frame.html.append(self._escape(frame)("".join(frame.raw)))
            frame.raw = []
            frame.places = []
        elif at > frame.begin:
            frame.html.append(frame.rules.escape(self.src[frame.begin : at]))
            frame.begin = at

    def _escape(self, frame: Frame) -> Callable[[str], str]:
        r"""How text put together is escaped: what `&\#38;` reads as is an entity all the same."""
        return (self.context.dialect.html_rules if "\\" in self.src else frame.rules).escape

    def _abbreviate(self, frame: Frame) -> None:
        string = frame.raw[0] if len(frame.raw) == 1 else "".join(frame.raw)
        find, escape = self.context.abbreviation_names().find, self._escape(frame)
        place = _placing(frame)
        begin, found = 0, find(string, 0)
        while found is not None:
            first, last = found
            element = shown(string[first:last], self.context)
            if element is None:
                break
            if first > begin:
                frame.html.append(escape(string[begin:first]))
            start, end = place(first), place(last - 1) + 1
            if frame.html:
                self._append(frame, "".join(frame.html), start)
                frame.html = []
            element.source, element.start, element.end = self.source, start, end
            frame.since = end
            frame.children.append(element)
            if len(frame.children) > SPANS_KEPT:
                self._relieve(frame)
            begin, found = last, find(string, last)
        if begin < len(string):
            frame.html.append(escape(string[begin:] if begin else string))


def _placing(frame: Frame) -> Callable[[int], int]:
    """What says where a character was written of the text that a frame has taken."""
    places = frame.places
    if len(places) == 1:
        return partial(add, places[0])
    starts = [0, *accumulate(map(len, frame.raw))]  # of the pieces, in the string that they make

    def place(at: int) -> int:
        piece = bisect_right(starts, at) - 1
        return places[piece] + at - starts[piece]

    return place
