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
# What is no letter and neither ( " ' @ & ! . , ; / ? % ) nor }; said so it compiles in a twentieth of the time.
_TEXT = r"""[^\0- #$*+\-0-9:<=>\[\\\]^_`{|~\x7f]|_{1,2}[^\s_|]|\d+(?!\d|\.[ \t|])|\{(?!:)"""
_FIRST = rf"""(?:{_TEXT}|\\(?!\$)|\*{{1,2}}[^\s*\[|]|`[^`\n|]|<https?://|\[(?!\^)[^\]\[\n|]*\][(\[])"""
_MORE = rf"""(?:{_TEXT}|[\\\[\]$]|\*{{1,2}}[^\s*|]|`(?!``))"""
_MANY = 20  # lines that may follow the first,
_BELOW = 60  # and in a list below
LEVELS = 4  # of such lists within each other
_SHORT = 2000  # characters of such a list
_ENDS = {  # what a list ends above, behind a blank line
    "ul": r"[^\s*+-]|[*+-](?![ \t|])",
    "ol": r"[^\s\d]|\d+(?!\d|\.[ \t|])",
    "dl": r"[^\s:]",
}
# A list right below an item's words, indented as they are.
_LIST = r"(?P<below>{inside}[ ]{{0,3}}(?:[+*-]|\d+\.)[ ][^\n]*\n(?:{inside}(?![^\S\n]*\n)[^\n]*\n){{0,{lines}}})?"


def _pattern(kind: str, below: bool) -> re.Pattern[str]:
    marker, width = _WIDTHS[kind]
    inside = f"(?P=lead){width}(?P=pad)"
    return regex(
        rf"(?P<lead> {{0,3}}){marker}(?P<pad> {{1,3}})(?P<content>{_FIRST}[^\n|]*\n"
        rf"(?:{inside}{_MORE}[^\n|\0]*\n){{0,{_MANY}}})"
        rf"{_LIST.format(inside=inside, lines=_BELOW) if below else ''}\n*"
        rf"(?:(?=(?P=lead){MARKERS[kind]}[ \t|])|\Z|(?<=\n\n)(?={_ENDS[kind]}))",
        re.A,
    )


_LINES = {kind: _pattern(kind, below=False) for kind in _WIDTHS}
_BRANCHES = {kind: _pattern(kind, below=True) for kind in ("ul", "ol")}


class Line(NamedTuple):
    """An item that holds one paragraph, nearly always of one line, with the blank lines behind it."""

    at: int
    end: int
    content: str
    blank: int  # characters

    def paragraph(self, parent: Source) -> Element:
        """The paragraph that it holds."""
        return plain(Source(self.content, parent, self.at))

    def between(self, parent: Source) -> Element:
        """The blank lines behind it."""
        return Element("blank", self.blank, parent, self.end - self.blank, self.end)

    def blocks(self, parent: Source) -> list[Element]:
        """The paragraph, and the blank lines if there are any."""
        return [self.paragraph(parent), self.between(parent)] if self.blank else [self.paragraph(parent)]


class Branch(NamedTuple):
    """An item that holds such a paragraph and, right below, a list: `below` is what that is read from."""

    at: int
    end: int
    content: str
    below: str
    blank: int  # characters

    def between(self, parent: Source) -> Element:
        """The blank lines behind it."""
        return Element("blank", self.blank, parent, self.end - self.blank, self.end)


def list_of(text: str) -> str:
    """The kind of list that a text begins with."""
    return "ul" if text.lstrip(" ")[0] in "+*-" else "ol"


def branch_at(kind: str, src: str, at: int) -> Line | Branch | None:
    """The same as `line_at`, perhaps with a list below."""
    found = _BRANCHES[kind].match(src, at)
    if found is None:
        return None
    start, end = found.span()
    begin, stop = found.span("content")
    content, below = found["content"], found["below"]
    indent = begin - start
    if content.find("\n") + 1 < stop - begin:
        content = content.replace("\n" + " " * indent, "\n")
    if below is None:
        return Line(start, end, content, end - stop)
    if len(below) > _SHORT or "\t" in below:
        return None
    return Branch(start, end, content, below[indent:].replace("\n" + " " * indent, "\n"), end - found.end("below"))


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
