"""What jekyll-relative-links takes for a link or the definition of one, be it in code.

An inline link is `[words](path#anchor "title")`, its words on one line, and the path all that stands before the first
parenthesis that closes. A definition is `[label]: path#anchor "title"` on a line of its own. Of the two the one that
begins earlier counts, and a definition begins with the empty lines above it.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_SPACE = " \t\r\f\v"
_BLANK = f"[{_SPACE}\n]"
_QUOTE = regex(f'{_BLANK}+(?=")')
_INLINE_TITLE = regex(rf'{_BLANK}+"[^"]*"\)')
_TITLE = regex(rf'{_BLANK}+"[^"]*"(?=[{_SPACE}]*$)', re.MULTILINE)


class Written(NamedTuple):
    """A link as it is written: its path from `start` to `stop`, all of it from `begin` to `end`.

    `label` is where a definition's label begins, -1 for an inline link; `rest` where its anchor and title end.
    """

    begin: int
    start: int
    stop: int
    rest: int
    end: int
    label: int = -1


def links(string: str, *, titles: bool) -> Iterator[Written]:
    """The links of a text, in order. Without `titles` these are no part of a link."""
    return _Links(string, titles).all()


class _Links:
    def __init__(self, string: str, titles: bool) -> None:
        self.string = string
        self.titles = titles
        self._closing = -1

    def all(self) -> Iterator[Written]:
        at = blank = 0  # `blank`: where the empty lines above this one begin
        while at < len(self.string):
            if self.string[at : self._line_end(at)].strip(_SPACE):
                at = blank = yield from self._line(blank, at)
            else:
                at = self._line_end(at) + 1

    def _line(self, blank: int, at: int) -> Generator[Written, None, int]:
        """The links that begin on a line; returns where the next line begins."""
        definition = self._definition(blank, at)
        inline = self._inline(at)
        if definition and not (inline and inline.begin == definition.begin):
            yield definition
            return definition.end + 1
        while inline:
            yield inline
            at = inline.end
            inline = self._inline(at)
        return self._line_end(at) + 1

    def _line_end(self, at: int) -> int:
        end = self.string.find("\n", at)
        return len(self.string) if end < 0 else end

    # Inline

    def _inline(self, at: int) -> Written | None:
        """The first link on the rest of a line."""
        end = self._line_end(at)
        begin = self.string.find("[", at, end)
        words = self.string.find("](", begin, end) if begin >= 0 else -1
        while words >= 0:
            start = words + 2
            closing = self._closed(start + 1)
            if closing >= 0 and self.string[start] != ")":
                stop, rest = min([(closing, closing), *self._anchors(start, closing), *self._titles(start, closing)])
                return Written(begin, start, stop, rest, rest + 1)
            words = self.string.find("](", start, end)
        return None

    def _closed(self, at: int) -> int:
        """The next parenthesis that closes; offsets only grow, so none is looked for twice."""
        if self._closing < at:
            found = self.string.find(")", at)
            self._closing = len(self.string) if found < 0 else found
        return self._closing if self._closing < len(self.string) else -1

    def _anchors(self, start: int, closing: int) -> Iterator[tuple[int, int]]:
        """Where an anchor begins, and where it ends, its title included; of at least one character, on one line."""
        at = self.string.find("#", start + 1, closing)
        while at >= 0:
            end = self.string.find(")", at + 2)
            line_end = self._line_end(at)
            if 0 <= end < line_end:
                titled = (title for _, title in self._titles(at + 1, end))
                yield at, next(titled, end)
                return
            at = self.string.find("#", at + 1, closing)

    def _titles(self, start: int, closing: int) -> Iterator[tuple[int, int]]:
        """Where the blanks before a title begin, and where the title ends."""
        for blanks in _QUOTE.finditer(self.string, start + 1, closing) if self.titles else ():
            title = _INLINE_TITLE.match(self.string, blanks.start())
            if title:
                yield title.start(), title.end() - 1
                return

    # Definitions

    def _definition(self, blank: int, at: int) -> Written | None:
        """The definition that a line is."""
        end = self._line_end(at)
        label = at + len(self.string[at:end]) - len(self.string[at:end].lstrip(_SPACE))
        start = self.string.find("]: ", label, end) + 3
        if self.string[label] != "[" or start < 3 or start == end:
            return None
        last = max(start + 1, start + len(self.string[start:end].rstrip(_SPACE)))
        anchor = self.string.find("#", start + 1, end - 1)
        title = self._title(start, last, end)
        if title and (anchor < 0 or title.start() < anchor):
            stop, rest = title.span()
        else:
            stop, rest = (anchor, max(anchor + 2, last)) if anchor >= 0 else (last, last)
        return Written(blank, start, stop, rest, self._line_end(rest), label)

    def _title(self, start: int, last: int, end: int) -> re.Match[str] | None:
        """The title of a definition; it may begin on the next line."""
        if not self.titles:
            return None
        places = [*(blanks.start() for blanks in _QUOTE.finditer(self.string, start + 1, end)), last]
        return next(filter(None, (_TITLE.match(self.string, place) for place in places)), None)
