"""HTML elements that a document leaves open, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.comments import without_comments
from jekyll_tools.html.tables import ESCAPABLE_TEXT, FORMATTING, OPTIONAL_END, RAW_TEXT
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.raw_html import VERBATIM
from jekyll_tools.regex import regex
from jekyll_tools.text import Location

# Behind a blank line: the start of a Markdown block, a line with a link or bold words, a heading with its rule, or a
# paragraph where no HTML has ended the one before.
_MARKDOWN = regex(
    r"^[ \t]*\n(?P<block>(?:#{1,6}|[-*+]|[0-9]{1,9}\.|>)[ \t]+[^\s\-][^\n]*|(?:```|~~~)[^\n]*"
    r"|[^\n<]*(?:\]\((?:https?:|/|#)|\*\*\w)[^\n]*|[^\n<]+\n(?:={3,}|-{3,})[ \t]*$)"
    r"|[^>\s][ \t]*\n[ \t]*\n(?P<words>\w[^\n]*)",
    re.M,
)
_BLANK_LINE = regex(r"\n[ \t]*\n")
_AS_IT_IS = RAW_TEXT | ESCAPABLE_TEXT | {"code", "pre"}
_CELLS = ("td", "th")
_LISTS = ("ol", "ul")
_NOWHERE = (-1, -1)
_TAGS = regex(r"<[^<>]*>")
SHOWN_ALONE = frozenset(("audio", "canvas", "object", "picture", "video"))  # what words they hold is for want of them
_FEW_WORDS = regex(r"\s{0,9}[^\s<.,;][^\n<.,;]{0,60}[.\s]{0,9}")
_ONE_ELEMENT = regex(
    r"\s*(?:<img\b[^<>]*>|<(?P<name>[a-z]+)\b[^<>]*>[^<]*</(?P=name)\s*>)(?:\s|<br\s*/?>)*", re.IGNORECASE
)
_LINE_ENDS = ("\n", "<br>", "<br/>", "<br />")
_LONG = ("document", "item")  # what blocks are in
_SHORT = ("cell", "block")  # a cell of a table, a heading or a term: what ends with it is meant to, nearly always
_COLOURS = ("font", "span")
_LOOKS = FORMATTING - {"a"} | {"span"}
_FREE = frozenset(("article", "aside", "div", "figure", "footer", "header", "main", "nav", "p", "section"))


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
        return self._place(self.element.start, self.element.options["tag_end"])

    @property
    def inside(self) -> str:
        """What is written in it, without its end tag."""
        assert self.element.source is not None
        string, start, end = self.element.source.string, self.element.options["tag_end"], self.element.end
        return string[start : end if self.is_open else string.rfind("</", start, end)]

    @property
    def swallows(self) -> bool:
        """Whether it takes tags for its own text, as its author thinks that `/>` has closed it."""
        return self.name in VERBATIM and self.tag.text.endswith("/>") and "<" in self.inside

    def _place(self, start: int, end: int) -> Location:
        assert self.element.source is not None
        return self.element.source.locate(start, end)

    def problem(self) -> Problem:
        """What is to be said of it."""
        place = self.tag
        if not place.is_made and self.where in _LONG:
            place = self._printed() or place
        return Problem("unclosed-tag", place, self._facts())

    def _facts(self) -> dict[str, object]:
        end, place = self.element.end, self.tag
        facts: dict[str, object] = {"name": self.name, "where": self.where, "closed_at": self._place(end, end)}
        if self.swallows:
            facts["self_closing"] = True
            if not self.is_open:
                facts |= {"where": "block", "closed_at": self._place(end - len(f"</{self.name}>"), end)}
        more = {
            "shown": None if self.name in SHOWN_ALONE else self.shown,  # nobody sees words in these
            "again": tuple(left.tag for left in self.again),
            "instead": self._instead(),
            "unread": self._unread(),
            "indented": self.late and not place.is_made and _is_indented(place),
        }
        facts |= {name: fact for name, fact in more.items() if fact}
        if self._is_harmless(facts):
            facts["harmless"] = True
        return facts

    def _is_harmless(self, facts: dict[str, object]) -> bool:
        """Whether kramdown's end tag, behind all else, comes where no reader sees a difference."""
        if self.where == "cell" and self.name in _LOOKS and "shown" not in facts:
            return True  # browsers and kramdown let no look out of a cell
        if not facts.keys().isdisjoint(("self_closing", "shown", "instead", "unread")):
            return False
        if self.where in _SHORT and self.name in _LOOKS:
            return True
        if self.where == "paragraph" and self.name in _COLOURS and self.element.start == 0:
            return True  # all of the paragraph is in it
        if self.where == "paragraph" and self.name in _LOOKS and (self._is_last_line() or self._floats()):
            return True
        if self.name == "span" and not self.element.attr:
            return True  # it changes nothing
        if self.where not in _LONG:
            return self._ends_well()
        return self.name in _FREE or self.name in OPTIONAL_END or not _BLANK_LINE.search(self._rest())

    def _ends_well(self) -> bool:
        """Whether it ends with its paragraph, and holds what its author most likely meant it to."""
        if self.name == "a" and "href" not in self.element.attr:
            return True
        inside = _TAGS.sub("", self.inside) if self.name in SHOWN_ALONE else self.inside
        is_name = self.name in ("a", "span") and _FEW_WORDS.fullmatch(inside)
        return not inside.strip() or bool(is_name or _ONE_ELEMENT.fullmatch(inside))

    def _rest(self) -> str:
        """What is written in it, without comments; of a list what stands behind its last item. No blanks at its end."""
        inside = without_comments(self.inside, markdown=True).rstrip()
        return inside[max(inside.rfind("</li>"), inside.rfind("<li"), 0) :] if self.name in _LISTS else inside

    def _floats(self) -> bool:
        """Whether it is the last words of its paragraph, moved to the side of their line."""
        return "float" in str(self.element.attr.get("style", "")) and "\n" not in self.inside.strip()

    def _is_last_line(self) -> bool:
        """Whether it holds the last line of its paragraph, and nothing else."""
        assert self.element.source is not None
        before = self.element.source.string[: self.element.start].rstrip(" \t")
        return (not before or before.endswith(_LINE_ENDS)) and "\n" not in self.inside.strip()

    def _instead(self) -> Location | None:
        """A start tag that was most likely meant as the end tag: `<b>words<b>`, `<b>words<b/>`."""
        if len(self.again) == 1 and not self.again[0].element.attr and self.name not in OPTIONAL_END:
            return self.again[0].tag
        for child in self.element.children:
            if child.kind == "html_element" and child.value == self.name and child.options["closed"] and not child.attr:
                return Left(child, "", None).tag
        return None

    def _unread(self) -> Location | None:
        """The first Markdown that is not read because of it."""
        if self.where not in _LONG or self.name in _AS_IT_IS:
            return None
        assert self.element.source is not None
        raw = _raw_blocks(self.element)
        start, end = next(raw, _NOWHERE)
        for found in _MARKDOWN.finditer(self.element.source.string, self.element.options["tag_end"], self.element.end):
            place = found.span(found.lastgroup or 0)
            while end <= place[0] and start >= 0:
                start, end = next(raw, _NOWHERE)
            if not start <= place[0] < end:
                return self._place(*place)
        return None

    def _printed(self) -> Location | None:
        """The output within it that prints a start tag of its name alone, which takes its end tag."""
        for element in self.element.walk():
            if element.kind == "html_element" and element.value == self.name and not element.options.get("unclosed"):
                tag = Left(element, "", None)
                end = tag._place(element.end - 1, element.end)
                if tag.tag.is_made and not end.is_made:
                    return tag.tag
        return None


def _raw_blocks(element: Element) -> Iterator[tuple[int, int]]:
    """Where the closed blocks of HTML and the comments of an element are, in order: no Markdown is read in these."""
    for child in element.children:
        if child.kind == "xml_comment":
            yield child.start, child.end
        if child.kind == "html_element" and child.options["category"] != "span":
            if child.options.get("unclosed"):
                yield from _raw_blocks(child)
            else:
                yield child.start, child.end


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
