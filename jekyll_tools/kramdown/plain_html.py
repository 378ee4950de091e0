"""HTML in which no Markdown is read: written as it is scanned, its tree made when somebody asks for it.

Hardly any HTML has a `markdown` attribute within, and then a tag is written in one way, whatever stands around it.
`RawHtml` reads the same into a tree, which takes many times as long and is nothing that the result needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import END_TAG, VOID, escape_keeping_entities
from jekyll_tools.kramdown.raw_html import VERBATIM, RawHtml, end_tag, text_escape
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.tags import LONG, StartTag, start_tag
from jekyll_tools.kramdown.usual_html import END, LEAF, MARKDOWN, OPEN, WORDS, Tag, end_of, read_tag, start_of, usual
from jekyll_tools.limits import NESTING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jekyll_tools.kramdown.context import Context
    from jekyll_tools.kramdown.source import Source

_PIECE = 4000  # characters


class PlainHtml(Element):
    """An HTML element, begun by `tag`; where it holds no Markdown, `html` is its content, and `children` are read on
    demand.
    """

    __slots__ = ("_at", "_children", "_context", "html", "tag")

    def __init__(self, tag: StartTag, source: Source, start: int, end: int) -> None:
        # A page has many: what `Element` does is not called for each.
        self.kind = "html_element"
        self.value = tag.name
        self.attr = tag.attr
        self.options: dict[str, Any] = {"closed": tag.closed, "tag_end": end, "category": "block"}
        self.raw = None
        self.source = source
        self.start = start
        self.end = end
        self.tag = tag
        self.html: str | None = None
        self._children: Sequence[Element] = ()
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
        end = -1 if state.context.options["html_to_native"] else self.scan(state.context, at, NESTING, len(state.src))
        return MixedHtml(state, self).read(at) if end < 0 else end

    def scan(self, context: Context, at: int, levels: int, last: int) -> int:
        """The same without a tree; -1 where it takes one: Markdown is read within, elements nest in more than so many
        `levels`, or the end lies far behind the offset `last`.
        """
        assert self.source is not None
        joins = context.written["remove_line_breaks_for_cjk"]
        opened = [f"</{self.value}>"]
        is_text = not joins and self.value not in VERBATIM
        html, end = _piece(self.source.string, at, opened, levels) if is_text else (None, 0)
        if html is None or opened:  # most elements are but one such piece
            scan = _Scan(self.source, self.value, text_escape(context.written), levels, last)
            end = scan.run(at) if html is None else scan.go_on(html, opened, end)
            if end < 0:
                return -1
            html = "".join(scan.parts)
            if scan.unclosed:
                self.options["unclosed"] = True
        self.html, self.end = html, end
        self.options["html_only"] = True
        self._context, self._at = context, at
        return end


class MixedHtml(RawHtml):
    """Reads HTML in which Markdown is read somewhere; what of it holds none is written as it is scanned."""

    def start_tag(self, tag: StartTag, at: int) -> int:
        context, levels = self.state.context, NESTING - len(self.open)
        holds = not (tag.closed or tag.name in VERBATIM or tag.name in VOID or "markdown" in tag.attr)
        # Where somebody asks for places all of it becomes a tree.
        if holds and levels > 0 and not (context.judged or context.options["html_to_native"]):
            element = PlainHtml(tag, self.state.source, at, at + tag.length)
            end = element.scan(context, element.end, levels, element.end + _PIECE)
            if end >= 0:
                element.options.update(in_raw=True, model="raw")
                self.open[-1].own_children().append(element)
                return end
        return super().start_tag(tag, at)


def _piece(src: str, at: int, opened: list[str], levels: int) -> tuple[str | None, int]:
    """How the next tags are written, if they are usual, and where they end; 0 if nowhere near.

    `opened`, the end tags awaited, is left empty where the first one has come, which is not written.
    """
    root = opened[0]
    # No end tag of the root's, as most are written, stands in it but at its end.
    end = src.find(root, at, at + _PIECE)
    stop = end + len(root) if end >= 0 else src.rfind(">", at, at + _PIECE) + 1
    html = usual(src[at:stop], opened, levels) if stop else None
    return (html if html is None or opened else html[: -len(root)]), stop


class _Scan:
    """Goes through the content of an element up to its end tag; `parts` are what is written."""

    __slots__ = ("escape", "last", "levels", "name", "opened", "parts", "source", "src", "unclosed")

    def __init__(self, source: Source, name: str, escape: Callable[[str], str], levels: int, last: int) -> None:
        self.source = source
        self.src = source.string
        self.name = name
        self.levels = levels
        self.last = last
        self.escape = escape
        self.parts: list[str] = []
        self.opened = [f"</{name}>"]  # the end tags awaited
        self.unclosed = False

    def run(self, at: int) -> int:
        """Where the end tag ends; -1 where it takes a tree: Markdown is read within, or elements nest deep."""
        if self.name in VERBATIM:
            return self._verbatim(at, self.opened[0])
        is_usual = self.escape is escape_keeping_entities
        while self.opened and at >= 0:
            if at > self.last:
                return -1
            opened = self.opened.copy()
            html, stop = _piece(self.src, at, opened, self.levels) if is_usual else (None, 0)
            if html is None:
                at = self._tags(at, stop or len(self.src))
            else:
                self.parts.append(html)
                self.opened, at = opened, stop
        return at

    def go_on(self, html: str, opened: list[str], at: int) -> int:
        """The same behind a first piece."""
        self.parts.append(html)
        self.opened = opened
        return self.run(at)

    def _tags(self, at: int, last: int) -> int:
        """Read one tag after the other, up to that behind which `last` is; -1 as for `run`."""
        src, parts, opened, escape = self.src, self.parts, self.opened, self.escape
        begin = at
        if at == len(src):  # behind what takes all of it as it is
            return self._unclosed(at)
        while begin < last and len(opened) <= self.levels:
            at = src.find("<", at)
            if at < 0:
                return self._unclosed(begin)
            stop = src.find(">", at, at + LONG) + 1
            found = read_tag(src[at:stop]) if stop else None
            if found is None:
                found, stop = self._unusual(at)
            if found is None:
                at += 1
                continue
            if at > begin:
                text = src[begin:at]
                parts.append(text if text.isspace() else escape(text))
            kind, end, html = found
            if kind <= LEAF:
                parts.append(html)
                if kind == OPEN:
                    opened.append(end)
            elif kind == END and end == opened[-1]:
                del opened[-1]
                if not opened:
                    return stop
                parts.append(html)
            else:
                stop = self._special(found, at, stop)
                if stop < 0:
                    return -1
            begin = at = stop
        return begin if len(opened) <= self.levels else -1

    def _special(self, found: Tag, at: int, stop: int) -> int:
        """A tag that is no start tag of an element, nor its end tag; where to go on, or -1."""
        if found.kind == MARKDOWN:
            return -1
        if found.kind == WORDS:
            self.parts.append(found.html)
            stop = self._verbatim(stop, found.end)
            self.parts.append(found.end)
        else:
            self.parts.append(escape_keeping_entities(self.src[at:stop]))
        return stop

    def _verbatim(self, at: int, end: str) -> int:
        """Everything up to the end tag, as it is."""
        closed = end_tag(end[2:-1]).search(self.src, at)
        self.unclosed = closed is None
        self.parts.append(self.src[at : closed.start() if closed else len(self.src)])
        return closed.end() if closed else len(self.src)

    def _unclosed(self, begin: int) -> int:
        """The text has ended: so do all elements that are open."""
        self.parts.append(self.escape(self.src[begin:]))
        self.parts += reversed(self.opened[1:])
        self.opened.clear()
        self.unclosed = True
        return len(self.src)

    def _unusual(self, at: int) -> tuple[Tag | None, int]:
        """What stands at a `<` and is not known by its first `>`: a comment, a long tag, or nothing."""
        for start, end in (("<!--", "-->"), ("<?", "?>")):
            if self.src.startswith(start, at):
                return self._comment(at, at + len(start), end)
        match = END_TAG.match(self.src, at)
        if match is not None:
            return end_of(match), match.end()
        given = start_tag(self.src, at)
        return (start_of(given), at + given.length) if given else (None, 0)

    def _comment(self, at: int, begin: int, end: str) -> tuple[Tag | None, int]:
        stop = self.source.find(end, begin) + len(end)
        if stop < len(end):
            return None, 0
        return Tag(LEAF, "", self.src[at:stop]), stop
