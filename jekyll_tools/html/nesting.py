"""Tags that do not match, as browsers see them; for pages that no kramdown heals.

End tags that may be left out, void elements and the blocks that end a paragraph are honoured; inside `<svg>` and
`<math>` nothing is blamed. The problems and their facts are those that kramdown's parser has for Markdown pages:

- `unclosed-tag`: `name`; `where` it ends: "paragraph", "block" or "document"; `closed_at`, what ends it (None where
  nothing does); `self_closing`, where `/>` made its author think that it is closed; `harmless`, where no reader sees
  it; `inner`, the element of its kind within it that ends it, where its own end tag comes in vain; `instead`, a start
  tag of its name that is not closed either, and was most likely meant to close it; `again`, the other blocks that go on
  to the page's end; `slip`, an end tag that closes nothing (see slips.py).
- `stray-end-tag`: `name`; `shown` (False: browsers drop it); `becomes`, what they make of `</p>` and `</br>`;
  `ended_by` and `ended_at`, the tag ("<div>") that had closed the element before.
- `misnested-tag`: `name`; `open` and `opened`, the element that is still open and where it begins.
- `too-complex`: `limit`; the rest of the page is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.open_elements import Cut, CutOff, Open, Remains, Stack
from jekyll_tools.html.scan import RawTag, raw_tags
from jekyll_tools.html.slips import merged
from jekyll_tools.html.tables import (
    END_SCOPES,
    ENDS,
    ESCAPABLE_TEXT,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    OPTIONAL_END,
    OPTIONAL_START,
    RAW_TEXT,
    SCOPES,
    SPECIAL,
    VOID,
)
from jekyll_tools.html.unseen import is_unseen
from jekyll_tools.regex import regex
from jekyll_tools.text import Text

_BECOMES = {"p": "an empty paragraph", "br": "a line break"}
_DOCUMENT = ("body", "html")
_LINK = regex(r"<a[\s>]", re.IGNORECASE)
_SEEN = regex(r">\s*[^<\s]|<(?:audio|canvas|iframe|img|input|object|svg|video)\b", re.IGNORECASE)
_CELLS = ("td", "th")
_LISTS = ("ol", "ul")
# What a layout that goes on behind the page ends with its own blocks, and what is no block at all.
_OF_PAGES = frozenset(("aside", "figure", "main", "nav"))


def problems(text: Text, read: Iterable[RawTag] | None = None) -> list[Problem]:
    """The tags of a text that do not match, in order of place. `read`: its `raw_tags`, where they are at hand.

    Sound only for text that is HTML as it stands: Liquid may open in one branch what it closes in another.
    """
    page = _Page(text)
    for tag in raw_tags(text.string) if read is None else read:
        if len(page.stack) >= limits.OPEN_ELEMENTS:
            page.report("too-complex", tag, limit="open-elements")
            break
        page.read(tag)
    else:
        page.finish()
    return merged(_doubled(_gathered(sorted(page.problems, key=lambda problem: problem.location.order))))


def _is_open_div(problem: Problem) -> bool:
    """Whether it is a block that goes on to the page's end."""
    return (problem.kind, problem.facts.get("where"), problem.facts.get("name")) == ("unclosed-tag", "document", "div")


def _gathered(problems: list[Problem]) -> list[Problem]:
    """The problems, of several blocks that take in the rest of the page the outermost, with the others; a list within
    that ends where the block does.
    """
    at = next((index for index, problem in enumerate(problems) if _is_open_div(problem)), None)
    if at is None:
        return problems
    head, rest = problems[at], problems[at + 1 :]
    # A tag within a Liquid loop opens a block each time, at one place.
    others = {problem.location: None for problem in rest if _is_open_div(problem)}
    others.pop(head.location, None)
    more = {"again": tuple(others)} if others else {}
    told = head._replace(facts={**head.facts, **more})
    return [*problems[:at], *map(_within_div, [told, *(problem for problem in rest if not _is_open_div(problem))])]


def _within_div(problem: Problem) -> Problem:
    is_list = problem.facts.get("name") in _LISTS and problem.facts.get("where") == "document"
    return problem._replace(facts={**problem.facts, "harmless": True}) if is_list else problem


def _doubled(problems: list[Problem]) -> list[Problem]:
    """The problems, of `<b>words<b>` one: the second tag is told as what was meant to close the first."""
    found: list[Problem] = []
    for problem in problems:
        last = found[-1] if found else problem
        if (
            (last.kind, problem.kind) == ("unclosed-tag", "unclosed-tag")
            and "instead" not in last.facts
            and problem.location.text == f"<{last.facts['name']}>"
            and problem is not last
            and last.location.origin.string[last.location.end : problem.location.start].strip()
        ):
            found[-1] = last._replace(facts={**last.facts, "instead": problem.location})
        else:
            found.append(problem)
    return found


def _is_of_cell(element: Open, closed_at: RawTag | None) -> bool:
    """Whether words are bold, or the like, up to the end of a table's cell, and no further."""
    return closed_at is not None and closed_at.name in _CELLS and element.name in FORMATTING - {"a"}


def _is_idle(string: str, at: int) -> bool:
    """Whether a link that goes on there takes in nothing that is seen: the next one, or the page's end, is near."""
    link = _LINK.search(string, at)
    return _SEEN.search(string, max(at - 1, 0), link.start() if link else len(string)) is None


class _Page:
    """A page while it is read, tag by tag."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.stack = Stack()
        self.remains = Remains()
        self.ended: dict[str, RawTag] = {}  # the tag that last ended an element of that name, not being its own
        self.cut_short: dict[str, int] = {}  # the number of the problem of one that another start tag ended
        self.foreign = 0

    def read(self, tag: RawTag) -> None:
        if self.foreign:
            self._foreign(tag)
        elif tag.closing:
            self._end(tag)
        else:
            self._start(tag)

    def finish(self) -> None:
        self._give_up(-1)
        self._swallowed(len(self.text.string))
        string = self.text.string
        for element in self.stack.elements:
            if element.name not in OPTIONAL_END:
                self._unclosed(element, None, "document", harmless=is_unseen(string, element.tag.end))

    def report(self, kind: str, tag: RawTag, **facts: object) -> None:
        self.problems.append(Problem(kind, self.text.locate(tag.start, tag.end), facts))

    def _foreign(self, tag: RawTag) -> None:
        if tag.name in FOREIGN:
            self.foreign += -1 if tag.closing else not tag.self_closing
            if not self.foreign:
                self.stack.pop(len(self.stack) - 1)

    def _start(self, tag: RawTag) -> None:
        self.ended.pop(tag.name, None)
        for names, barrier in ENDS.get(tag.name, ()):
            self._close(self.stack.outer(names, barrier), tag)
        innermost = self.stack.innermost
        if tag.name in HEADINGS and innermost and innermost.name in HEADINGS:
            self._close(len(self.stack) - 1, tag)
        if tag.name in VOID or (tag.name in FOREIGN and tag.self_closing):
            return
        self.foreign = int(tag.name in FOREIGN)
        self.stack.push(tag)

    def _close(self, index: int, tag: RawTag) -> None:
        """A start tag ends the element at `index` (-1: none)."""
        if index < 0:
            return
        element = self.stack.elements[index]
        self.ended[element.name] = tag
        if element.name in FORMATTING:
            self.stack.remove(index)
        else:
            self._pop(index, tag)
        if element.name not in OPTIONAL_END:
            self.cut_short[element.name] = len(self.problems)
            self._unclosed(element, tag, "block")

    def _end(self, tag: RawTag) -> None:
        index = self.stack.inner((tag.name,), END_SCOPES.get(tag.name, SCOPES))
        if index < 0 and tag.name in HEADINGS and (index := self.stack.inner(tuple(HEADINGS), SCOPES)) >= 0:
            self._end_other(index, tag)
            return
        if index < 0:
            self._unmatched(tag)
            return
        blocks = [element for element in self.stack.elements[index + 1 :] if element.name in SPECIAL]
        if tag.name not in SPECIAL and blocks:
            self._misnested(tag, blocks[-1])
            self.stack.remove(index)
        else:
            self._swallowed(tag.start)
            self._pop(index, tag)

    def _end_other(self, index: int, tag: RawTag) -> None:
        """The end tag of a heading ends one of another level, too."""
        self._unclosed(self.stack.elements[index], tag, "block", slip=True)
        self._pop(index, tag)

    def _swallowed(self, end: int) -> None:
        """A `<script/>` or the like has taken tags for its own text: what these would have closed is not to blame."""
        innermost = self.stack.innermost
        if innermost is None or innermost.name not in RAW_TEXT | ESCAPABLE_TEXT:
            return
        swallowed = self.text.string[innermost.tag.end : end].lower()
        if "</" in swallowed:
            for element in self.stack.elements[:-1]:
                element.excused = element.excused or f"</{element.name}>" in swallowed
            if innermost.tag.self_closing and end < len(self.text.string):
                self._unclosed(innermost, None, "block")

    def _pop(self, index: int, tag: RawTag) -> None:
        """A tag closes the element at `index`; those inside it that should have been closed first are cut off."""
        outer, *inner = self.stack.pop(index)
        self.ended.update((element.name, tag) for element in inner if element.name in OPTIONAL_END)
        left_scope = any(element.name in SCOPES for element in (outer, *inner))
        self.remains.add(inner, Cut(tag, outer.name), self.stack, left_scope)
        self._give_up(len(self.stack))

    def _unmatched(self, tag: RawTag) -> None:
        remnant = self.remains.take(tag.name)
        if remnant:
            self._late(remnant, tag)
        elif tag.name in self.cut_short and tag.name in self.ended:
            self._in_vain(self.cut_short.pop(tag.name), self.ended.pop(tag.name))
        elif tag.name not in OPTIONAL_START:
            self._stray(tag, self.ended.pop(tag.name, None))

    def _in_vain(self, index: int, inner: RawTag) -> None:
        """The end tag of an element that another one had ended: one slip, and told already."""
        problem = self.problems[index]
        facts = {**problem.facts, "inner": self.text.locate(inner.start, inner.end)}
        self.problems[index] = problem._replace(facts=facts)

    def _late(self, remnant: CutOff, tag: RawTag) -> None:
        """A cut off element meets its end tag after all."""
        element, cut, innermost = remnant.element, remnant.cut, self.stack.innermost
        if cut.tag.closing:
            if not cut.reported:
                self._misnested(cut.tag, element)
                cut.reported = True
        elif element.name not in FORMATTING:
            self._stray(tag, cut.tag)
        elif innermost and innermost.tag.start > element.tag.start:
            self._misnested(tag, innermost)

    def _give_up(self, depth: int) -> None:
        for remnant in self.remains.settle(depth):
            element, cut = remnant.element, remnant.cut
            if (element.name in FORMATTING and remnant.depth == 0) or cut.ended in _DOCUMENT:
                is_idle = element.name == "a" and _is_idle(self.text.string, cut.tag.end)
                self._unclosed(element, None, "document", harmless=is_idle)
            else:
                self._unclosed(element, cut.tag, "paragraph" if cut.ended == "p" else "block")

    def _unclosed(
        self, element: Open, closed_at: RawTag | None, where: str, *, harmless: bool = False, slip: bool = False
    ) -> None:
        if element.excused:
            return
        place = self.text.locate(closed_at.start, closed_at.end) if closed_at else None
        facts: dict[str, object] = {"name": element.name, "closed_at": place, "where": where}
        if element.tag.self_closing:
            facts["self_closing"] = True
        if slip and place:
            facts["slip"] = place.text
        if (
            harmless
            or slip
            or (element.name == "span" and not element.tag.attributes)
            or (where == "document" and element.name in _OF_PAGES)
            or "-" in element.name
            or _is_of_cell(element, closed_at)
            or (element.name == "span" and closed_at is not None and closed_at.closing)
            or self._is_last_list(element, closed_at)
            or self._is_one_line(element, closed_at)
        ):
            facts["harmless"] = True
        self.report("unclosed-tag", element.tag, **facts)

    def _is_last_list(self, element: Open, closed_at: RawTag | None) -> bool:
        """Whether it is a list behind whose items nothing is seen: the end of the block around it ends it in time."""
        string = self.text.string
        end = closed_at.start if closed_at else len(string)
        item = string.rfind("</li", element.tag.end, end)
        return element.name in _LISTS and item >= 0 and _SEEN.search(string, item, end) is None

    def _is_one_line(self, element: Open, closed_at: RawTag | None) -> bool:
        """Whether it is a heading of one line, which browsers end where its author meant it to: at the next one."""
        if closed_at is None or closed_at.closing or not {element.name, closed_at.name} <= HEADINGS:
            return False
        return "\n" not in self.text.string[element.tag.end : closed_at.start].strip()

    def _misnested(self, tag: RawTag, inner: Open) -> None:
        opened = self.text.locate(inner.tag.start, inner.tag.end)
        self.report("misnested-tag", tag, name=tag.name, open=inner.name, opened=opened)

    def _stray(self, tag: RawTag, ended_by: RawTag | None) -> None:
        facts: dict[str, object] = {"name": tag.name, "shown": False}
        if tag.name in _BECOMES:
            facts["becomes"] = _BECOMES[tag.name]
        if ended_by:
            facts["ended_by"] = f"</{ended_by.name}>" if ended_by.closing else f"<{ended_by.name}>"
            facts["ended_at"] = self.text.locate(ended_by.start, ended_by.end)
        self.report("stray-end-tag", tag, **facts)
