"""HTML elements that a document leaves open, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.tables import FOREIGN, OPTIONAL_END, VOID
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.harm import LONG, SHOWN_ALONE, is_harmless, unread
from jekyll_tools.kramdown.raw_html import VERBATIM
from jekyll_tools.text import Location

_CELLS = ("td", "th")
_TOLD_APART = frozenset(("indented", "instead", "self_closing", "shown", "slip"))  # facts that are of one element alone

# What no end tag of another element ends: browsers take these tags for its text, or for words that are shown in its
# stead.
_TO_THE_END = frozenset(("iframe", "object", "textarea"))
_HOLDERS = frozenset(("article", "aside", "div", "footer", "header", "main", "nav", "section"))


class Left:
    """An HTML element while a document is gone through.

    `excused`: its end tag is there, and only another's fault keeps it from being read. `shown`: the first end tag that
    is shown because this element is in its way. `again`: those within it that are left open in the same way. `late`:
    its own end tag comes behind the item of a list that it is in, and is shown.
    """

    __slots__ = ("again", "element", "excused", "head", "late", "outer", "shown", "where")

    def __init__(self, element: Element, where: str, outer: Left | None) -> None:
        self.element = element
        self.where = where if element.options["category"] == "span" or where == "item" else "document"
        if self.where == "document" and outer is not None and outer.name in _CELLS:
            self.where = "cell"
        self.outer = outer
        self.head = self
        self.excused = False
        self.late = False
        self.shown: Location | None = None
        self.again: list[Left] = []

    @property
    def name(self) -> str:
        return str(self.element.value)

    @property
    def is_open(self) -> bool:
        return bool(self.element.options.get("unclosed"))

    @property
    def tag(self) -> Location:
        """Where its start tag stands."""
        return self.place(self.element.start, self.element.options["tag_end"])

    @property
    def inside(self) -> str:
        """What is written in it, without its end tag."""
        assert self.element.source is not None
        string, start, end = self.element.source.string, self.element.options["tag_end"], self.element.end
        return string[start : end if self.is_open else string.rfind("</", start, end)]

    @property
    def is_self_closed(self) -> bool:
        """Whether it is a block that `/>` ends for kramdown, which writes it so, and not for browsers; nor does the end
        of another element.
        """
        options = self.element.options
        if not options.get("closed") or options["category"] != "block" or self.name in VOID | OPTIONAL_END | FOREIGN:
            return False
        return self.outer is None or (self.name in _TO_THE_END and not any(_is_foreign(self)))

    def self_closed(self) -> Problem:
        """What is to be said of such a block. One that only holds others makes no difference that is seen."""
        facts = {"name": self.name, "where": "document", "closed_at": None, "self_closing": True}
        return Problem("unclosed-tag", self.tag, facts | ({"harmless": True} if self.name in _HOLDERS else {}))

    @property
    def swallows(self) -> bool:
        """Whether it takes tags for its own text, as its author thinks that `/>` has closed it."""
        return self.name in VERBATIM and self.tag.text.endswith("/>") and "<" in self.inside

    def place(self, start: int, end: int) -> Location:
        """A part of the text that the element is in."""
        assert self.element.source is not None
        return self.element.source.locate(start, end)

    def problem(self) -> Problem:
        """What is to be said of it."""
        place = self.tag
        if not place.is_made and self.where in LONG:
            place = self._printed() or place
        return Problem("unclosed-tag", place, self._facts())

    def _facts(self) -> dict[str, object]:
        end, place = self.element.end, self.tag
        facts: dict[str, object] = {"name": self.name, "where": self.where, "closed_at": self.place(end, end)}
        if self.swallows:
            facts["self_closing"] = True
            if not self.is_open:
                facts |= {"where": "block", "closed_at": self.place(end - len(f"</{self.name}>"), end)}
        more = {
            "shown": None if self.name in SHOWN_ALONE else self.shown,  # nobody sees words in these
            "again": tuple(left.tag for left in self.again),
            "instead": self._instead(),
            "unread": unread(self),
            "indented": self.late and not place.is_made and _is_indented(place),
        }
        facts |= {name: fact for name, fact in more.items() if fact}
        if is_harmless(self, facts):
            facts["harmless"] = True
        return facts

    def _instead(self) -> Location | None:
        """A start tag that was most likely meant as the end tag: `<b>words<b>`, `<b>words<b/>`."""
        if len(self.again) == 1 and not self.again[0].element.attr and self.name not in OPTIONAL_END:
            return self.again[0].tag
        for child in self.element.children:
            if child.kind == "html_element" and child.value == self.name and child.options["closed"] and not child.attr:
                return Left(child, "", None).tag
        return None

    def _printed(self) -> Location | None:
        """The output within it that prints a start tag of its name alone, which takes its end tag."""
        for element in self.element.walk():
            if element.kind == "html_element" and element.value == self.name and not element.options.get("unclosed"):
                tag = Left(element, "", None)
                end = tag.place(element.end - 1, element.end)
                if tag.tag.is_made and not end.is_made:
                    return tag.tag
        return None


def _is_foreign(left: Left) -> Iterator[bool]:
    """Of each element around one whether it is no HTML, where `/>` closes."""
    outer = left.outer
    while outer is not None:
        yield outer.name in FOREIGN
        outer = outer.outer


def _is_indented(place: Location) -> bool:
    """Whether nothing but spaces stands before it on its line."""
    before = place.origin.string[place.origin.line_starts[place.line - 1] : place.start]
    return bool(before) and before.isspace()


def unclosed(left_open: Sequence[Left]) -> Iterator[Problem]:
    """What is to be said of elements left open, the outer before the inner; of those that are one slip, once."""
    told: list[Left] = []
    for left in left_open:
        if left.excused:
            continue
        outer = left.outer
        while outer is not None and (outer.excused or not outer.is_open):
            outer = outer.outer
        if outer is not None and outer.name == left.name and (not left.element.attr or left.name in OPTIONAL_END):
            left.head = outer.head
            left.head.again.append(left)
            left.head.shown = left.head.shown or left.shown
        else:
            told.append(left)
    return (left.problem() for left in told)


def gathered(problems: Sequence[Problem]) -> list[Problem]:
    """The problems; of several blocks that go on to the document's end as one, that which does the most harm, with the
    others: there is no end tag for any of them.
    """
    blocks = [problem for problem in problems if _is_open_block(problem)]
    if not blocks[1:]:
        return list(problems)
    head = next((problem for problem in blocks if "harmless" not in problem.facts), blocks[0])
    others = tuple(place for block in blocks for place in _places(block) if place is not head.location)
    told = head._replace(facts={**head.facts, "again": others})
    gone = {id(block) for block in blocks if block is not head}
    return [told if problem is head else problem for problem in problems if id(problem) not in gone]


def _places(block: Problem) -> Iterator[Location]:
    again = block.facts.get("again", ())
    yield block.location
    yield from again if isinstance(again, tuple) else ()


def _is_open_block(problem: Problem) -> bool:
    """Whether it is a block behind which there is no end tag of its kind."""
    kind = (problem.kind, problem.facts.get("where"), problem.facts.get("name"))
    if kind != ("unclosed-tag", "document", "div") or not _TOLD_APART.isdisjoint(problem.facts):
        return False
    place = problem.location
    return not place.is_made and place.origin.string.find("</div", place.end, place.end + limits.FIX_CHARACTERS) < 0
