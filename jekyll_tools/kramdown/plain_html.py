"""HTML in which no Markdown is read: written as it is scanned, its tree made when somebody asks for it.

Hardly any HTML has a `markdown` attribute within, and then a tag is written in one way, whatever stands around it.
`RawHtml` reads the same into a tree, which takes ten times as long and is nothing that the result needs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import END_TAG, VOID, attributes, escape_keeping_entities
from jekyll_tools.kramdown.raw_html import VERBATIM, RawHtml, content_model, end_tag, text_escape
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.tags import LONG, StartTag, known, lowered, start_tag
from jekyll_tools.limits import NESTING
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from jekyll_tools.kramdown.source import Source
    from jekyll_tools.kramdown.state import Context

_OPEN, _LEAF, _END, _VERBATIM, _MIXED = range(5)


class PlainHtml(Element):
    """An HTML element; where it holds no Markdown, `html` is its content, and `children` are read on demand."""

    __slots__ = ("_at", "_children", "_context", "html")

    def __init__(self, name: str, source: Source, start: int, end: int) -> None:
        super().__init__("html_element", name, source, start, end)
        self.html: str | None = None
        self._context: Context | None = None
        self._at = 0

    @property
    def children(self) -> Sequence[Element]:
        if self._context is not None and self.source is not None:
            context, self._context = self._context, None
            RawHtml(State(context, self.source, self), self).read(self._at)
        return self._children

    @children.setter
    def children(self, children: Sequence[Element]) -> None:
        self._children = children

    def read(self, state: State, at: int) -> int:
        """Read the content from `at` on; where the end tag ended, or the end of the text."""
        scan = _Scan(state.src, self.value, text_escape(state.context.written))
        end = -1 if state.context.options["html_to_native"] else scan.run(at)
        if end < 0:
            return RawHtml(state, self).read(at)
        self.html, self.end = "".join(scan.parts), end
        self.own_options()["html_only"] = True
        if scan.unclosed:
            self.own_options()["unclosed"] = True
        self._context, self._at = state.context, at
        return end


class _Tag(NamedTuple):
    """A tag, and how it is written."""

    kind: int
    name: str
    html: str


class _Scan:
    """Goes through the content of an element up to its end tag; `parts` are what is written."""

    __slots__ = ("escape", "missing", "opened", "parts", "src", "unclosed")

    def __init__(self, src: str, name: str, escape: Callable[[str], str]) -> None:
        self.src = src
        self.escape = escape
        self.parts: list[str] = []
        self.opened = [name]
        self.unclosed = False
        self.missing: set[str] = set()  # what ends a comment, where the text has no more of it

    def run(self, at: int) -> int:
        """Where the end tag ends; -1 where it takes a tree: Markdown is read within, or elements nest deep."""
        if self.opened[0] in VERBATIM:
            return self._verbatim(at, self.opened[0])
        src, parts, opened, escape = self.src, self.parts, self.opened, self.escape
        begin = at
        while len(opened) <= NESTING and (at := src.find("<", at)) >= 0:
            stop = src.find(">", at, at + LONG) + 1
            tag = _known(src[at:stop]) if stop else None
            if tag is None:
                tag, stop = self._unusual(at)
            if tag is None:
                at += 1
                continue
            if at > begin:
                text = src[begin:at]
                parts.append(text if text.isspace() else escape(text))
            kind, name, html = tag
            if kind <= _LEAF:
                parts.append(html)
                if kind == _OPEN:
                    opened.append(name)
            elif kind == _END and name == opened[-1]:
                del opened[-1]
                if not opened:
                    return stop
                parts.append(html)
            else:
                stop = self._special(tag, at, stop)
                if stop < 0:
                    return -1
            begin = at = stop
        return self._unclosed(begin) if len(opened) <= NESTING else -1

    def _special(self, tag: _Tag, at: int, stop: int) -> int:
        """A tag that is no start tag of an element, nor its end tag; where to go on, or -1."""
        if tag.kind == _MIXED:
            return -1
        if tag.kind == _VERBATIM:
            self.parts.append(tag.html)
            stop = self._verbatim(stop, tag.name)
            self.parts.append(f"</{tag.name}>")
        else:
            self.parts.append(escape_keeping_entities(self.src[at:stop]))
        return stop

    def _verbatim(self, at: int, name: str) -> int:
        """Everything up to the end tag, as it is."""
        closed = end_tag(name).search(self.src, at)
        self.unclosed = closed is None
        self.parts.append(self.src[at : closed.start() if closed else len(self.src)])
        return closed.end() if closed else len(self.src)

    def _unclosed(self, begin: int) -> int:
        """The text has ended: so do all elements that are open."""
        self.parts.append(self.escape(self.src[begin:]))
        self.parts += [f"</{name}>" for name in reversed(self.opened[1:])]
        self.unclosed = True
        return len(self.src)

    def _unusual(self, at: int) -> tuple[_Tag | None, int]:
        """What stands at a `<` and is not known by its first `>`: a comment, a long tag, or nothing."""
        for start, end in (("<!--", "-->"), ("<?", "?>")):
            if self.src.startswith(start, at):
                return self._comment(at, at + len(start), end)
        match = END_TAG.match(self.src, at)
        if match is not None:
            return _end(match), match.end()
        tag = start_tag(self.src, at)
        return (_start(tag), at + tag.length) if tag else (None, 0)

    def _comment(self, at: int, begin: int, end: str) -> tuple[_Tag | None, int]:
        stop = -1 if end in self.missing else self.src.find(end, begin) + len(end)
        if stop < len(end):
            self.missing.add(end)
            return None, 0
        return _Tag(_LEAF, "", self.src[at:stop]), stop


@lru_cache(maxsize=2048)
def _known(written: str) -> _Tag | None:
    """The tag that a string is; None where it is none."""
    end = END_TAG.fullmatch(written)
    if end is not None:
        return _end(end)
    tag = known(written)
    return _start(tag) if tag else None


def _end(match: re.Match[str]) -> _Tag:
    name = lowered(match["tag"])
    return _Tag(_END, name, f"</{name}>")


def _start(tag: StartTag) -> _Tag:
    name, attr = tag.name, dict(tag.attr)
    if content_model(name, attr, on=False) != "raw":
        return _Tag(_MIXED, name, "")
    start = f"<{name}{attributes(attr)}"
    if name not in VERBATIM and (tag.closed or name in VOID):
        return _Tag(_LEAF, name, f"{start} />")
    return _Tag(_VERBATIM if name in VERBATIM else _OPEN, name, f"{start}>")
