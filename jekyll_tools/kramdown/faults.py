"""What kramdown had to heal in a document: tags that are left open or close nothing, labels without a definition.

A fault is told once, where its author is to mend it: kramdown takes an end tag only for the innermost element, so that
one tag that is missing leaves all around it open, and their end tags are shown. Facts of what is told:

- `unclosed-tag`: `name`; `where` it ends: "paragraph", "cell", "block", "item" (of a list) or "document"; `closed_at`,
  where that is; `shown`, the first end tag that is shown because of it; `again`, the start tags of its name within it
  that are left open too; `instead`, one that was most likely meant as its end tag; `unread`, the first Markdown that is
  not read because of it; `self_closing`, where `/>` made its author think that it is closed; `indented`, where spaces
  before it made it a part of the list above, with which it ends, and its own end tag comes behind that; `slip`, an end
  tag that closes nothing (see html/slips.py); of a link `inner`, one that is within it.
- `stray-end-tag`: `name`; `shown` (True); `fallback`, the element whose words are shown only for want of it, or "";
  `text` and `at`, what it was met in, and where there.
- `misnested-tag`: `name`; `open` and `opened`, the element that is still open, and where it begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.slips import merged
from jekyll_tools.html.tables import FOREIGN
from jekyll_tools.kramdown.element import Document, Element, Mark
from jekyll_tools.kramdown.harm import SHOWN_ALONE
from jekyll_tools.kramdown.left_open import Left, gathered, unclosed
from jekyll_tools.kramdown.raw_html import VERBATIM, end_tag
from jekyll_tools.kramdown.source import Source
from jekyll_tools.text import Location

_TAGS = frozenset(("misnested-tag", "stray-end-tag", "unclosed-tag"))
_PLACES = {"p": "paragraph", "root": "document", "li": "item", "dd": "item"}


def problems(document: Document) -> Iterator[Problem]:
    """The problems of a document, in the order of its elements.

    Where it is too deep to be read as a whole, nobody knows what an end tag was to close.
    """
    for root in (document.root, *document.unused, *document.footnotes):
        found = _Walk().problems(root)
        yield from (problem for problem in found if not (document.too_deep and problem.kind == "stray-end-tag"))
    for source, start, end, limit in document.too_deep:
        yield Problem("too-complex", source.locate(start, end), {"limit": limit})


class _Walk:
    """One pass over a tree that knows which HTML elements are open."""

    def __init__(self) -> None:
        self.open: list[Left] = []
        self.left_open: list[Left] = []
        self.found: list[Problem] = []
        self.as_text: Counter[str] = Counter()  # the start tags that are shown, and whose end tags are too

    def problems(self, root: Element) -> Iterator[Problem]:
        stack: list[tuple[Element | None, str]] = [(root, "document")]
        while stack:
            element, where = stack.pop()
            if element is None:
                self.open.pop()
                continue
            for mark in element.options.get("marks", ()):
                if element.source is not None:
                    self._marked(mark, element.source, _place(element, where))
            if element.kind == "html_element":
                stack.append((None, where))
                self._opened(element, where)
            elif element.kind == "a" and self.open and element.source is not None:
                self._within_link(self.open, element)
            where = _place(element, where)
            # Most are texts of which there is nothing to say.
            stack += [(child, where) for child in reversed(element.children) if child.options or child.kind != "text"]
        yield from gathered(_once([*self.found, *unclosed(self.left_open)]))

    def _opened(self, element: Element, where: str) -> None:
        left = Left(element, where, self.open[-1] if self.open else None)
        self.open.append(left)
        if element.value == "a" and not left.is_open:
            self._within_link(self.open[:-1], left)
        is_foreign = element.value in VERBATIM and any(outer.name in FOREIGN for outer in self.open[:-1])
        if (left.is_open or left.swallows) and not is_foreign:  # in SVG `/>` closes, and no text is taken as it is
            self.left_open.append(left)
        elif left.is_self_closed:
            self.found.append(left.self_closed())
        if element.value in VERBATIM and (left.is_open or left.swallows):
            for outer in self.open[:-1]:  # whose end tag it takes for its own text
                outer.excused = outer.excused or bool(end_tag(outer.name).search(left.inside))

    def _within_link(self, around: Sequence[Left], link: Element | Left) -> None:
        """A link within another one, which browsers end there."""
        outer = next((left for left in reversed(around) if left.name == "a" and not left.is_open), None)
        if outer is not None and "href" in outer.element.attr:
            inner = link.tag if isinstance(link, Left) else link.location
            facts = {"name": "a", "where": outer.where, "inner": inner}
            self.found.append(Problem("unclosed-tag", outer.tag, facts))

    def _marked(self, mark: Mark, source: Source, where: str) -> None:
        location = source.locate(mark.start, mark.end)
        if mark.kind == "tag-as-text":
            self.as_text[mark.name] += 1
        if mark.kind != "stray-end-tag":
            facts = {"label" if mark.kind == "undefined-label" else "name": mark.name}
            if mark.kind == "tag-as-text" and where == "cell":
                facts["where"] = where
            self.found.append(Problem(mark.kind, location, facts))
            return
        outer = next((left for left in reversed(self.open) if left.name == mark.name and not left.excused), None)
        if outer is None and self.as_text[mark.name]:
            self.as_text[mark.name] -= 1
        elif outer is None and (late := self._ended_by_its_item(mark.name)):
            late.shown, late.late = location, True
        elif outer is None:
            fallback = next((left.name for left in reversed(self.open) if left.name in SHOWN_ALONE), "")
            told = {"name": mark.name, "shown": True, "fallback": fallback, "text": source.string, "at": mark.start}
            self.found.append(Problem("stray-end-tag", location, told))
        else:
            self._in_the_way(self.open[-1], mark.name, location)
            outer.excused = True

    def _ended_by_its_item(self, name: str) -> Left | None:
        """The last element of that name that is left open and ended with the item of a list around it."""
        open_ones = (left for left in reversed(self.left_open) if left.is_open and left.name == name)
        return next((left for left in open_ones if left.where == "item" and not left.shown and not left.excused), None)

    def _in_the_way(self, inner: Left, name: str, end: Location) -> None:
        """An end tag is shown, as another element is open within its own."""
        if not inner.is_open and inner.shown is None:
            facts = {"name": name, "open": inner.name, "opened": inner.tag}
            self.found.append(Problem("misnested-tag", end, facts))
        inner.shown = inner.shown or end


def _once(problems: list[Problem]) -> list[Problem]:
    """The problems in order of place; of the tags that one output of Liquid prints, what matters most."""
    worst: dict[object, Problem] = {}
    for problem in sorted(problems, key=lambda problem: (problem.kind != "unclosed-tag", "harmless" in problem.facts)):
        if problem.location.is_made and problem.kind in _TAGS:
            worst.setdefault(_output(problem.location), problem)
    kept = [problem for problem in problems if _is_told(problem, worst)]
    return merged(sorted(kept, key=lambda problem: problem.location.order))


def _is_told(problem: Problem, worst: Mapping[object, Problem]) -> bool:
    if problem.kind not in _TAGS:
        return True
    opened = problem.facts.get("opened")
    if not problem.location.is_made:  # what an output leaves open is told there
        return not isinstance(opened, Location) or _output(opened) not in worst
    return worst[_output(problem.location)] is problem


def _output(place: Location) -> object:
    """One turn of an output: its place, and the document that it prints."""
    return place.order, place.about


def _place(element: Element, where: str) -> str:
    """What an open tag within the element ends with: its paragraph, another block of text, or the document."""
    if element.kind in _PLACES:
        return _PLACES[element.kind]
    if element.kind in ("td", "th"):
        return "cell"
    return "block" if element.kind in ("header", "dt") else where
