"""What spans are read by: the rules of a dialect, and a frame for each span that is being read."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element, Mark

if TYPE_CHECKING:
    import re

    from jekyll_tools.kramdown.renderer import Renderer
    from jekyll_tools.kramdown.spans import Spans

# What a frame lies within: emphasis does not nest in emphasis of its kind, nor a link in a link.
EM, STRONG, LINK, HTML_ONLY = 1, 2, 4, 8

Handler = Callable[["Spans", int, "Frame"], int]


class Rules:
    """The span syntaxes as `Spans` uses them: where one may begin, and who handles which first character."""

    __slots__ = ("escape", "handlers", "search")

    def __init__(
        self,
        search: Callable[[str, int], re.Match[str] | None],
        handlers: dict[str, tuple[Handler, ...]],
        escape: Callable[[str], str],
    ) -> None:
        self.search = search
        self.handlers = handlers
        self.escape = escape


class Frame:
    """A span that is being read. `stop` says whether it ends at an offset, asked at each `char`."""

    # What most have no other values of: a text has many frames, and what is set in each takes time.
    delimiter = ""  # of emphasis, and where the same might have begun again
    passed: array[int] | None = None
    image = -1  # where the last image began
    html_images = 0  # how many of HTML are taken for such, and not counted yet
    sure = False  # whether it is a span for certain, and all that it lies within
    sheds = False  # whether, where it is long, only its end is looked for first,
    shed = False  # and that was so
    outer: Frame | None = None  # what it lies within,
    in_html = False  # and whether any of that, or itself, is HTML

    def __init__(self, rules: Rules, at: int, flags: int, level: int) -> None:
        self.rules = rules
        self.start = self.begin = self.fresh = self.since = at
        self.flags = flags
        self.level = level
        self.char = ""
        self.stop: Callable[[int], bool] | None = None
        self.writer: Renderer | None = None  # by what its spans are written at once
        self.marks: list[Mark] | None = None  # what is wrong with the text gathered
        self.children: list[Element] = []
        self.raw: list[str] = []  # text taken, not yet escaped
        self.places: list[int] = []  # where each of it was written, asked where there are abbreviations
        self.html: list[str] = []  # text taken, as HTML

    def around(self) -> list[Frame]:
        """The frames that it lies within, the outermost first."""
        frames: list[Frame] = []
        frame = self.outer
        while frame is not None:
            frames.append(frame)
            frame = frame.outer
        frames.reverse()
        return frames

    def mark(self, kind: str, name: str, start: int, end: int) -> None:
        """Something is wrong with a stretch of the text gathered."""
        if self.marks is None:
            self.marks = []
        self.marks.append(Mark(kind, name, start, end))

    def pass_by(self, at: int) -> None:
        """Emphasis of the frame's own kind might have begun at `at`."""
        if self.passed is None:
            self.passed = array("i")
        self.passed.append(at)
