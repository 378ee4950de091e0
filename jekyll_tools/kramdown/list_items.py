"""A list's items, one after the other: their contents, which of them are tight, which are tasks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jekyll_tools.kramdown.attributes import AttributeList, joined
from jekyll_tools.kramdown.context import Ahead
from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.item_lines import LEVELS, MARKERS, Branch, Line, branch_at, line_at
from jekyll_tools.kramdown.items import Item
from jekyll_tools.kramdown.lines import RULE
from jekyll_tools.kramdown.nested import nest_in_parts, skim_all
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import HUGE, State, end_line, is_paragraph, whole
from jekyll_tools.limits import INDENTED_LEVELS
from jekyll_tools.regex import regex

_STARTS = {kind: regex(rf" {{0,3}}{MARKERS[kind]}(?=[ \t|])", re.A) for kind in ("ul", "ol")}
_SHORT = 1000  # characters
_RULE = regex(RULE, re.M)
_BOX = regex(r"\[[ xX]\]")
_BOX_SAYS = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}
_TASK = regex(r"\[ \]\s+|\[[xX]\]\s+", re.A)


class Items(Late):
    """What makes the items of the list that begins at `at`.

    Where blocks are written as they are read the texts of a long list are not kept, but found twice. `ended`: an
    end-of-block marker stands behind the last one. `blank` is the blank line at the end of the last one that holds
    anything: it goes behind the list.
    """

    __slots__ = (
        "_at",
        "_branches",
        "_count",
        "_end",
        "_filled",
        "_found",
        "_last",
        "_room",
        "_state",
        "_text",
        "blank",
        "ended",
        "indent",
        "kind",
        "write",
    )

    def __init__(self, state: State, at: int, kind: str) -> None:
        self._state = state
        self._at = at
        self.kind = kind
        self._found: list[Item | Line | Branch] | None = []
        # Of lists in lists no elements are made where what they hold can be written at once.
        few = state.level + LEVELS <= INDENTED_LEVELS and state.nested * 2 < state.context.nested
        self._branches = (state.passing or state.keeps) and few
        self._room = _SHORT if state.passing or state.skims else len(state.src)  # characters that are kept
        self._end = at
        self._count = 0
        self._filled = 0  # the number of the last item with any text,
        self._text: Item | Line | Branch | None = None  # that text, and
        self._last: Ahead | None = None  # what it is read as, where it is read first
        self.ended = False
        self.blank: Element | None = None
        # What writes an item of one paragraph, perhaps with a list, at once, told whether it is tight; it may decline.
        self.write: Callable[[Line | Branch, bool], Element | None] | None = None
        self.indent = -1  # of what an item holds, where that is written before all of it is read

    def find(self) -> int:
        """Find the items; gives where the last one ends."""
        end = self._at
        for item in self._walk():
            end = item.end
            if self._found is not None:
                self._found.append(item)
                if end - self._at > self._room:
                    self._found = None
            self._count += 1
            if not isinstance(item, Item) or item.first is not None or any(item.parts):
                self._text, self._filled = item, self._count
        self._end = end
        return end

    def may_have_tasks(self) -> bool:
        """Whether an item may be a task, at which the list is marked."""
        return self._state.context.gfm and _BOX.search(self._state.src, self._at, self._end) is not None

    def may_wait(self) -> bool:
        """Whether the items may be read when all blocks around the list are."""
        state = self._state
        if not (state.defines or state.sets):
            return True
        text = state.src[self._at : self._end]
        if "]:" in text or "{:" in text:
            return False
        # What is set says how HTML is read, and goes for what stands behind.
        return not state.sets or "<" not in text

    def read_last(self) -> bool:
        """Read the last item with any text before the others; False where it holds nothing all the same, and the blank
        line is another's.
        """
        text, self._text = self._text, None
        if text is None:
            return True
        if not isinstance(text, Item):
            self.blank = text.between(self._state.source) if text.blank else None
            return True
        if text.is_huge():
            last = skim_all(self._state, text.sources(self._state.source))
            self.blank = last if last is not None and last.kind == "blank" else None
            return True
        self._last = Ahead(self._state.context, lambda: self._element(text))
        children = self._last.children
        if not children:
            return False
        self.blank = children[-1] if children[-1].kind == "blank" else None
        return True

    def of(self, element: Element) -> Iterator[Element]:
        """The items; `element`, their list, is marked where one is a task."""
        loose_so_far, marked = True, False
        for index, item in enumerate(self._found or self._walk(), 1):
            is_last = index == self._count
            if not isinstance(item, Item):
                is_line = isinstance(item, Line)
                tight = self._tight(bool(item.blank) and is_line, is_line, is_last, loose_so_far)
                written = None if marked or self.write is None else self.write(item, tight)
                if written is None and tight and isinstance(item, Line) and not (item.blank or is_last):
                    written = self._tight_line(item, marked)
                if written is not None:
                    loose_so_far = loose_so_far and not tight
                    yield written
                    continue
            if isinstance(item, Branch):
                item = self._item(item.at)  # noqa: PLW2901
            if item.end - item.at > HUGE and self.indent >= 0 and isinstance(item, Item) and item.is_huge():
                shown, loose_so_far, marked = self._in_parts(item, element, is_last, loose_so_far, marked)
            else:
                ahead = self._last.take() if index == self._filled and self._last else None
                shown = ahead or self._element(item)
                if isinstance(item, Item):
                    item.forget()  # it may have been found twice
                loose_so_far = self._open(shown.own_children(), is_last, loose_so_far)
                if self._state.context.gfm:
                    marked = _mark_task(shown, element, marked)
            if shown.children:  # a blank line at an item's end goes behind the list, if that ends there
                self.blank = shown.own_children().pop() if shown.children[-1].kind == "blank" else None
            yield shown

    def _walk(self) -> Iterator[Item | Line | Branch]:
        src, kind, at = self._state.src, self.kind, self._at
        starts = _STARTS[kind].match
        find = branch_at if self._branches else line_at
        while True:
            line = find(kind, src, at)
            if line is not None:
                yield line
                at = line.end
                if line.blank and _RULE.match(src, at):
                    return
                continue
            if starts(src, at) is None:
                return
            item = self._item(at)
            yield item
            at = item.end
            if (item.blank and _RULE.match(src, at)) or not item.patterns.item.match(src, at):
                return

    def _item(self, at: int) -> Item:
        """An item of any sort that begins at an offset."""
        src = self._state.src
        start = _STARTS[self.kind].match(src, at)
        assert start is not None
        item = Item(src, at, MARKERS[self.kind], start.end())
        item.gather(src)
        return item

    def _tight_line(self, line: Line, marked: bool) -> Element:
        """What `_element`, `_settle` and `_mark_task` make of a line that another item follows at once."""
        self.blank = None
        element = Element("li", None, self._state.source, line.at, line.end)
        paragraph = line.paragraph(self._state.source)
        paragraph.options = {"transparent": True}
        element.children = [paragraph]
        if marked:
            element.attr = {"class": "task-list-item"}
        return element

    def _element(self, item: Item | Line) -> Element:
        state = self._state
        if isinstance(item, Line):
            element = Element("li", None, state.source, item.at, item.end)
            element.children = item.blocks(state.source)
            return element
        element = self._empty(item)
        state.nest_all(element, item.sources(state.source))
        return element

    def _empty(self, item: Item) -> Element:
        """An item's element, of whose content nothing is read."""
        source = self._state.source
        element = Element("li", None, source, item.at, item.end)
        if item.attributes is not None:
            given, at = item.attributes
            element.options = {"ial": AttributeList().read(given, self._state.context.asked(source), at)}
        return element

    def _in_parts(
        self, item: Item, found: Element, is_last: bool, loose_so_far: bool, marked: bool
    ) -> tuple[Element, bool, bool]:
        """An item of very many blocks, written as they are read; whether all up to it are loose, and it is marked."""
        state, element = self._state, self._empty(item)

        def begin() -> None:
            nonlocal loose_so_far, marked
            loose_so_far = self._open(element.own_children(), is_last, loose_so_far)
            if state.context.gfm:
                marked = _mark_task(element, found, marked)

        nest_in_parts(state, element, item.sources(state.source), self.indent, begin)
        return element, loose_so_far, marked

    def _open(self, children: list[Element], is_last: bool, loose_so_far: bool) -> bool:
        """Settle whether an item is tight; gives whether all up to it are loose."""
        if not children:
            return False
        _forget_marker(children)
        first = children[0]
        blank = len(children) >= 2 and children[1].kind == "blank"
        is_text = is_paragraph(first)
        if is_text and self._tight(blank, len(children) == 2, is_last, loose_so_far):
            first.own_options()["transparent"] = True
            if len(children) > 1 and children[1].kind != "blank":
                end_line(first)
        return loose_so_far and is_text and "transparent" not in first.options

    def _tight(self, blank: bool, alone: bool, is_last: bool, loose_so_far: bool) -> bool:
        """Whether an item's first paragraph is tight: a `blank` line follows it, and that `alone`."""
        if blank and not (is_last and alone and not self.ended):
            return False
        return not is_last or self._count == 1 or not loose_so_far


def _forget_marker(children: list[Element]) -> None:
    """The hidden marker that would part an attribute list from the first paragraph."""
    if len(children) >= 2 and children[0].kind == "p" and children[1].kind == "eob" and "ial" in children[0].options:
        del children[1]


def _mark_task(item: Element, found: Element, marked: bool) -> bool:
    """`[ ]` and `[x]` become boxes. From the first one on every item of the list is marked as a task."""
    if not item.children or item.children[0].kind != "p":
        return marked
    first = item.children[0]
    raw = whole(first)
    box = _TASK.match(raw.string)
    if box:
        first.own_options()["box"] = _box(raw, box.end(), box[0][1] in "xX")
        first.raw = Source(raw.string[box.end() :], raw, box.end(), exact=True)
        if not marked:
            _mark_list(found)
        marked = True
    if marked:
        item.own_attr()["class"] = joined(item.attr.get("class"), "task-list-item")
    return marked


def _box(source: Source, end: int, is_checked: bool) -> Element:
    """The box of a task, which is written up to `end`."""
    box = Element("html_element", "input", source, 0, end)
    box.attr = _BOX_SAYS | ({"checked": "checked"} if is_checked else {})
    box.options = {"category": "span", "model": "span", "made": True}
    return box


def _mark_list(found: Element) -> None:
    """A list of tasks says so before it says anything else."""
    attr = dict(found.attr)
    others = attr.pop("class", None)
    found.attr = {"class": "task-list" if others is None else joined("task-list", others), **attr}
