"""The content of HTML that is read as HTML alone: nothing but tags, comments and text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.cjk import joined
from jekyll_tools.kramdown.element import Element, Mark
from jekyll_tools.kramdown.html import CONTENT, END_TAG, KNOWN, VOID, escape_keeping_entities
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.tags import StartTag, lowered, start_tag
from jekyll_tools.limits import NESTING
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.state import State

_COMMENT, _INSTRUCTION = ("<!--", "-->", "xml_comment"), ("<?", "?>", "xml_pi")
VERBATIM = frozenset(("script", "style"))


def element_of(tag: StartTag, source: Source, at: int) -> Element:
    """The element that the start tag at `at` begins."""
    element = Element("html_element", tag.name, source, at, at + tag.length)
    fill(element, tag)
    return element


def fill(element: Element, tag: StartTag) -> None:
    """Give an HTML element, which is at the end of its start tag, what that says."""
    element.attr = tag.attr
    element.options = {"closed": tag.closed, "tag_end": element.end}


def content_model(element: Element, on: bool) -> str:
    """How an element's content is read: `block`, `span` or `raw`; its attribute `markdown`, which it loses, decides
    first, then `on`.
    """
    asked = element.own_attr().pop("markdown") if "markdown" in element.attr else None
    if asked in ("block", "span"):
        return asked
    if asked == "1" or (asked != "0" and on):
        return CONTENT.get(element.value, "raw")
    return "raw"


@lru_cache(maxsize=256)
def end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}[ \t\r\n\f\v]*>", re.I if name in KNOWN else 0)


def text_escape(options: Mapping[str, Any]) -> Callable[[str], str]:
    """How text between raw tags is written."""
    if not options["remove_line_breaks_for_cjk"]:
        return escape_keeping_entities
    return lambda string: escape_keeping_entities(joined(string))


class RawHtml:
    """Reads the content of one raw element, and of those within it, up to its end tag."""

    def __init__(self, state: State, root: Element) -> None:
        self.state = state
        self.src = state.src
        self.escape = text_escape(state.context.written)
        self.root = root
        self.mixed = False  # whether Markdown is read anywhere within
        self.open = [root]

    def read(self, at: int) -> int:
        """Where the end tag of the root ended, or the end of the text."""
        end = self._read(at)
        if not self.mixed:
            self.root.own_options()["html_only"] = True
        return end

    def _read(self, at: int) -> int:
        src = self.src
        if self.root.value in VERBATIM:
            return read_verbatim(self.state, self.root, at)
        begin = at
        while self.open:
            at = src.find("<", at)
            if at < 0:
                return self._unclosed(begin)
            end = self._markup(at, begin)
            begin, at = (end, end) if end else (begin, at + 1)
        return at

    def _unclosed(self, begin: int) -> int:
        self._text(begin, len(self.src))
        for element in self.open:
            element.own_options()["unclosed"] = True
            element.end = len(self.src)
        return len(self.src)

    def _text(self, begin: int, end: int) -> None:
        if end > begin:
            text = Element("text", self.escape(self.src[begin:end]), self.state.source, begin, end)
            self.open[-1].own_children().append(text)

    def _markup(self, at: int, begin: int) -> int:
        """What stands at a `<`; 0 where it is only a character."""
        follows = self.src[at + 1 : at + 2]
        if follows == "/":
            return self._end_tag(at, begin)
        if follows in ("!", "?"):
            return self._comment(at, begin)
        tag = start_tag(self.src, at)
        if tag is None:
            return 0
        self._text(begin, at)
        return self.start_tag(tag, at)

    def _comment(self, at: int, begin: int) -> int:
        start, end, kind = _COMMENT if self.src[at + 1] == "!" else _INSTRUCTION
        found = self.state.source.find(end, at + len(start)) if self.src.startswith(start, at) else -1
        if found < 0:
            return 0
        self._text(begin, at)
        stop = found + len(end)
        comment = Element(kind, self.src[at:stop], self.state.source, at, stop)
        comment.own_options()["in_raw"] = True
        self.open[-1].own_children().append(comment)
        return stop

    def _end_tag(self, at: int, begin: int) -> int:
        tag = END_TAG.match(self.src, at)
        if tag is None:
            return 0
        name = lowered(tag["tag"])
        if name != self.open[-1].value:
            self._text(begin, at)
            self._stray(tag, name)
            return tag.end()
        self._text(begin, at)
        self.open.pop().end = tag.end()
        return tag.end()

    def _stray(self, tag: re.Match[str], name: str) -> None:
        """An end tag of another element closes nothing, and is shown."""
        text = Element("text", escape_keeping_entities(tag[0]), self.state.source, tag.start(), tag.end())
        if self.state.context.judged:
            text.own_options()["marks"] = [Mark("stray-end-tag", name, tag.start(), tag.end())]
        self.open[-1].own_children().append(text)

    def start_tag(self, tag: StartTag, at: int) -> int:
        """The element that a start tag begins; where to go on."""
        element = element_of(tag, self.state.source, at)
        begin = element.end
        element.own_options()["in_raw"] = True
        element.own_options()["category"] = "block"
        element.own_options()["model"] = model = content_model(element, on=False)
        self.open[-1].own_children().append(element)
        if element.value in VERBATIM:
            end = read_verbatim(self.state, element, begin)
            return rest_of_line(self.src, end) if model == "block" else end
        if element.options["closed"] or element.value in VOID:
            return rest_of_line(self.src, begin) if model == "block" else begin
        self.mixed = self.mixed or model != "raw"
        if model == "block":
            return read_block(self.state, element, begin, len(self.open) + 1)
        if model == "span":
            return read_span(self.state, element, begin)
        if len(self.open) >= NESTING:
            self.state.context.tell("nesting", self.state.source, at, begin)
            return read_verbatim(self.state, element, begin)
        self.open.append(element)
        return begin


def read_verbatim(state: State, element: Element, at: int) -> int:
    """Everything up to the end tag, as it is; where that ended."""
    closed = end_tag(element.value).search(state.src, at)
    end = closed.start() if closed else len(state.src)
    if end > at:
        element.own_children().append(Element("raw", state.src[at:end], state.source, at, end))
    element.own_options().update(closed=False, unclosed=closed is None, html_only=True)
    element.end = closed.end() if closed else end
    return element.end


def rest_of_line(src: str, at: int) -> int:
    """Where a line ends of which nothing but blanks is left; else `at`."""
    if src.startswith("\n", at):
        return at + 1
    rest = _REST.match(src, at)
    return rest.end() if rest else at


def read_block(state: State, element: Element, at: int, levels: int = 1) -> int:
    """The content of an element as blocks, in the same text; where its end tag ended. See `State.nest_here`."""
    if state.level >= NESTING:
        state.context.tell("nesting", state.source, element.start, at)
        return _left_alone(state, element, at)
    end = at
    if not state.is_too_deep():
        end = state.nest_here(element, rest_of_line(state.src, at), element.value, levels)
        if not element.options["unclosed"] or end == len(state.src):
            element.end = end
            return end
    state.context.refuse("indented", state.source, element.start, at)
    return _left_alone(state, element, end)


def _left_alone(state: State, element: Element, at: int) -> int:
    """Where blocks nest too deep the content is shown as it is written."""
    closed = end_tag(element.value).search(state.src, at)
    stop = closed.start() if closed else len(state.src)
    if stop > at:
        text = escape_keeping_entities(state.src[at:stop])
        element.own_children().append(Element("text", text, state.source, at, stop))
    element.own_options()["unclosed"] = closed is None
    element.end = closed.end() if closed else stop
    return element.end


def read_span(state: State, element: Element, at: int) -> int:
    """The content of an element as one text, up to the next end tag of its name."""
    closed = end_tag(element.value).search(state.src, at)
    stop = closed.start() if closed else len(state.src)
    text = state.src[at:stop]
    element.raw = Source(text, state.source, at, exact=True)
    element.own_options()["unclosed"] = closed is None
    element.end = closed.end() if closed else stop
    return element.end


_REST = regex(r"[ \t]*\n")
