r"""Items of lists, and definitions, that are lines of words: most are, and they are read by one pattern.

Such lines are indented by as much as the first one, and stand above the next item or what ends the list, perhaps with
blank lines between. Nothing else can begin there, so nothing else is asked. Of what a line may begin with no two begin
alike: such lines are read in one way, or not at all.
"""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import plain
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

MARKERS = {"ul": r"[+*-]", "ol": r"\d+\.", "dl": ":"}
# The markers once more, and what is as wide as they are.
_WIDTHS = {
    "ul": (r"[+*-]", " "),
    "ol": (r"(?:(?P<one>\d)|(?P<two>\d\d)|\d+)\.", "(?(one)  |(?(two)   |(?!)))"),
    "dl": (":", " "),
}
_TEXT = r"""[A-Za-z\x80-\U0010ffff("'@&!.,;/?%)}]|_{1,2}[^\s_|]|\d+(?!\d|\.[ \t|])|\{(?!:)"""
_FIRST = rf"""(?:{_TEXT}|\\(?!\$)|\*{{1,2}}[^\s*\[|]|`[^`\n|]|<https?://|\[(?!\^)[^\]\[\n|]*\][(\[])"""
_MORE = rf"""(?:{_TEXT}|[\\\[\]$]|\*{{1,2}}[^\s*|]|`(?!``))"""
_MANY = 20  # lines that may follow the first
_ENDS = {  # what a list ends above, behind a blank line
    "ul": r"[^\s*+\d-]|\*{1,2}[A-Za-z]|\d+(?!\d|\.[ \t|])",
    "dl": r"[^\s:]",
}
_LINES = {
    kind: regex(
        rf"(?P<lead> {{0,3}}){marker}(?P<pad> {{1,3}})(?P<content>{_FIRST}[^\n|]*\n"
        rf"(?:(?P=lead){width}(?P=pad){_MORE}[^\n|\0]*\n){{0,{_MANY}}})\n*"
        rf"(?:(?=(?P=lead){MARKERS[kind]}[ \t|])|\Z|(?<=\n\n)(?={_ENDS.get(kind, _ENDS['ul'])}))",
        re.A,
    )
    for kind, (marker, width) in _WIDTHS.items()
}


class Line(NamedTuple):
    """An item that holds one paragraph, nearly always of one line, with the blank lines behind it."""

    at: int
    end: int
    content: str
    blank: int  # characters

    def text(self, parent: Source) -> Source:
        """Its text."""
        return Source(self.content, parent, self.at)

    def paragraph(self, parent: Source) -> Element:
        """The paragraph that it holds."""
        return plain(Source(self.content, parent, self.at))

    def between(self, parent: Source) -> Element:
        """The blank lines behind it."""
        return Element("blank", self.blank, parent, self.end - self.blank, self.end)

    def blocks(self, parent: Source) -> list[Element]:
        """The paragraph, and the blank lines if there are any."""
        return [self.paragraph(parent), self.between(parent)] if self.blank else [self.paragraph(parent)]


def line_at(kind: str, src: str, at: int) -> Line | None:
    """The item of a kind of list that begins at an offset, if it is lines of words."""
    found = _LINES[kind].match(src, at)
    if found is None:
        return None
    start, end = found.span()
    begin, stop = found.span("content")
    content = found["content"]
    if content.find("\n") + 1 < stop - begin:  # all that follow the first are indented by as much, and by no more
        content = content.replace("\n" + " " * (begin - start), "\n")
    return Line(start, end, content, end - stop)
