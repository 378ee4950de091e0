"""Text that knows where each part of it was written.

`Text` is the one value that the stages share: the body after front matter, what Liquid made of it, and the HTML.
It is a string with segments, so a later stage needs not know how many came before it, and a finding in the result
points at the author's line. Offsets are code points; lines and columns (1-based) are computed only when shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from jekyll_tools.records import NamedTuple


def line_starts(string: str) -> list[int]:
    r"""The offset of each line's first character; lines end at LF.

    >>> line_starts("one\ntwo")
    [0, 4]
    """
    starts, at = [0], string.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = string.find("\n", at + 1)
    return starts


class Origin:
    """A file as it was written: its path (relative to the site, `/` between folders) and its characters.

    `through` are the places that had a part in how it got into a page: the tags that include it, the innermost first.
    `foreign`: it is no file of the site's own (but a theme's), so that nobody is sent there to mend it.
    `about`: the file of the document that a loop of Liquid had in hand there, if any.
    """

    __slots__ = ("_file", "_starts", "about", "foreign", "path", "string", "through")

    def __init__(self, path: str, string: str) -> None:
        self.path = path
        self.string = string
        self.through: tuple[Location, ...] = ()
        self.foreign = False
        self.about = ""
        self._file = self
        self._starts: list[int] | None = None

    def reached(self, through: tuple[Location, ...], about: str = "") -> Origin:
        """The same file, as it is met by way of some places, and in a loop over documents."""
        met = Origin(self.path, self.string)
        met.through = through
        met.about = about
        met._file = self._file
        return met

    def __repr__(self) -> str:
        return f"Origin({self.path!r}, {len(self.string)} characters)"

    @property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; lines end at LF, as in every editor and on GitHub."""
        if self._file is not self:
            return self._file.line_starts
        if self._starts is None:
            self._starts = line_starts(self.string)
        return self._starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset.

        >>> Origin("a.md", "one\\ntwo").line_column(5)
        (2, 2)
        """
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column, kept inside the file."""
        line = min(max(line, 1), len(self.line_starts))
        return min(self.line_starts[line - 1] + column - 1, len(self.string))

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end."""
        start = self.line_starts[number - 1]
        end = self.string.find("\n", start)
        return self.string[start : end if end >= 0 else len(self.string)].rstrip("\r")


class Location(NamedTuple):
    """A stretch of a file, as offsets in code points; the end is exclusive."""

    origin: Origin
    start: int
    end: int

    @classmethod
    def of_file(cls, path: str) -> Location:
        """The place of a fault that has no line: the file as a whole, shown as line 1, column 1."""
        return cls(Origin(path, ""), 0, 0)

    @property
    def path(self) -> str:
        return self.origin.path

    @property
    def line(self) -> int:
        return self.origin.line_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.origin.line_column(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.origin.line_column(self.end)[0]

    @property
    def end_column(self) -> int:
        return self.origin.line_column(self.end)[1]

    @property
    def text(self) -> str:
        """What is written there."""
        return self.origin.string[self.start : self.end]

    @property
    def through(self) -> tuple[Location, ...]:
        """The tags that included the file, the innermost first; of what an include's parameter made, where it did."""
        return self.origin.through

    @property
    def about(self) -> str:
        """The file of the document that a loop had in hand there; "" where none had."""
        return self.origin.about

    @property
    def is_made(self) -> bool:
        """Whether a tag or an output of Liquid stands there: the text at hand is what it made."""
        return self.text.startswith(("{{", "{%"))

    @property
    def is_parameter(self) -> bool:
        """Whether the tag there gives the parameter that the first of `through` prints."""
        return bool(self.through) and self.through[0].text.startswith("{{")

    @property
    def printing(self) -> str:
        """What is printed there, as it is written: of a parameter together with what prints it."""
        return f"{self.text} {self.through[0].text}" if self.is_parameter else self.text

    @property
    def page(self) -> str:
        """The file of the page that it is met on."""
        return (self, *(self.through[1:] if self.is_parameter else self.through))[-1].path

    @property
    def printed_of(self) -> str:
        """The file of the document, else of the page, that something is printed of."""
        return self.about or self.page

    def seen_from(self, other: Location) -> str:
        """What to call the place in a sentence about another one: its line, and its file if that is another.

        >>> file = Origin("a.md", "one\\ntwo")
        >>> Location(file, 4, 7).seen_from(Location(file, 0, 3))
        'line 2'
        """
        return f"line {self.line}" if self.path == other.path else f"line {self.line} of {self.path}"

    @property
    def order(self) -> tuple[str, int, int]:
        """The key that sorts locations as a reader meets them."""
        return self.origin.path, self.start, self.end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Location) and self.order == other.order

    def __hash__(self) -> int:
        return hash(self.order)

    def __str__(self) -> str:
        line, column = self.origin.line_column(self.start)
        return f"{self.path}:{line}:{column}"


class Segment(NamedTuple):
    """A part of a text: where it begins there, and where it comes from.

    `width` is None for characters that stand in the origin as they are (*written*); for characters that a stage made
    it is the length, in the origin, of what made them (a Liquid tag).
    """

    start: int
    origin: Origin
    offset: int
    width: int | None = None


class Text:
    """A string with segments, in ascending order of their start; the first starts at 0."""

    __slots__ = ("_starts", "segments", "string")

    def __init__(self, string: str, segments: Iterable[Segment]) -> None:
        self.string = string
        self.segments = tuple(segments)
        self._starts = [segment.start for segment in self.segments]

    @classmethod
    def written(cls, path: str, string: str) -> Text:
        """A whole file, as its author wrote it.

        >>> str(Text.written("a.md", "one\\ntwo").locate(4, 7))
        'a.md:2:1'
        """
        if not isinstance(string, str):
            raise TypeError(f"a text is a str, not {type(string).__name__}")
        return cls(string, (Segment(0, Origin(path, string), 0),))

    def __str__(self) -> str:
        return self.string

    def __repr__(self) -> str:
        return f"Text({self.string[:40]!r}, {len(self.segments)} segments)"

    def __len__(self) -> int:
        return len(self.string)

    def slice(self, start: int, end: int | None = None) -> Text:
        """The part from `start` to `end`, each character keeping its place."""
        stop = len(self.string) if end is None else max(start, end)
        first, last = self._index(start), bisect_left(self._starts, max(stop, start + 1))
        parts = [self._clip(segment, start) for segment in self.segments[first:last]]
        return Text(self.string[start:stop], parts)

    def with_line_ends(self) -> Text:
        """The same text with CRLF and lone CR turned to LF, as kramdown reads it; itself where it has neither."""
        if "\r" not in self.string:
            return self
        parts: list[Text] = []
        begin = 0
        string = self.string
        at = string.find("\r")
        while at >= 0:
            if string.startswith("\r\n", at):
                parts.append(self.slice(begin, at))
                begin = at + 1
            else:
                parts.append(self.slice(begin, at))
                parts.append(Text("\n", self.slice(at, at + 1).segments))
                begin = at + 1
            at = string.find("\r", begin)
        parts.append(self.slice(begin))
        return join(parts)

    def locate(self, start: int, end: int | None = None) -> Location:
        """Where the characters from `start` to `end` were written; of made ones, what made them.

        Where they end in another file, or before they begin, the place is that of the first part.
        """
        is_one = len(self._starts) == 1  # a file, or a part of one: nearly always
        index = 0 if is_one else bisect_right(self._starts, start) - 1
        first_at, origin, offset, width = self.segments[index]
        if width is None:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.string)
            if is_one or end is None or end <= stop:  # within what an author wrote
                begin, size = offset + start - first_at, len(origin.string)
                begin = begin if begin < size else size
                behind = offset + (start if end is None else end) - first_at
                return Location(origin, begin, behind if behind > begin else begin)
        first = self._place(start)
        if end is None or end <= start:
            return Location(first.origin, first.start, first.start)
        last = self._place(end - 1)
        if last.origin is not first.origin:  # an include within the stretch ends it, or a parameter's print
            last = next((place for place in last.through if place.origin is first.origin), last)
        if last.origin is not first.origin or last.end < first.end:
            return first if width is not None else first._replace(end=first.start + stop - start)
        return Location(first.origin, first.start, last.end)

    def _place(self, at: int) -> Location:
        """Where a character was written, or what made it."""
        segment = self.segments[self._index(at)]
        if segment.width is not None:
            return Location(segment.origin, segment.offset, segment.offset + segment.width)
        offset = min(segment.offset + at - segment.start, len(segment.origin.string))
        return Location(segment.origin, offset, min(offset + 1, len(segment.origin.string)))

    def _index(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    @staticmethod
    def _clip(segment: Segment, start: int) -> Segment:
        if segment.start >= start:
            return Segment(segment.start - start, segment.origin, segment.offset, segment.width)
        skipped = 0 if segment.width is not None else start - segment.start
        return Segment(0, segment.origin, segment.offset + skipped, segment.width)


def join(parts: Iterable[Text]) -> Text:
    """One text of several, in order.

    Raises ValueError for none: a text without a segment has no place.
    """
    strings: list[str] = []
    segments: list[Segment] = []
    length = 0
    empty: Text | None = None
    for part in parts:
        empty = part
        if part.string:
            segments += [Segment(s.start + length, s.origin, s.offset, s.width) for s in part.segments]
            strings.append(part.string)
            length += len(part.string)
    if empty is None:
        raise ValueError("no text to join")
    return Text("".join(strings), segments or empty.segments)
