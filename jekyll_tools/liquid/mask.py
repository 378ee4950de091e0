"""A text with its Liquid blanked out, so that the rest can be read as HTML or Markdown, each character in its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

# A private use character: no name, address or word that holds one is what the reader's browser gets.
HOLE = "\ue000"
_ESCAPED_HOLE = "%EE%80%80"

_OPENER = regex(r"\{\{|\{%(?:-?\s*(\w+))?")
_CLOSERS = {"{{": "}}", "{%": "%}"}
# Blocks whose body no Liquid is read in. `raw` is left as it is.
_BODIES = {name: re.compile(rf"\{{%-?\s*(end)?{name}(?!\w)") for name in ("comment", "raw")}
_FILLED = regex(r"[^\n]+")


def has_hole(text: str) -> bool:
    """Whether there is anything in a text or an address that nobody knows."""
    return HOLE in text or _ESCAPED_HOLE in text


def mask(text: str) -> str:
    """The text with every Liquid output and tag replaced by holes, line feeds kept; of the same length.

    The body of `comment` is blanked too, and that of `highlight`, which is code; that of `raw` is left as written. What
    nothing closes (`{{ x` to the end of the text) stops Jekyll's build; it is left.

    >>> mask("a {{ b }} c").replace(HOLE, "_")
    'a _______ c'
    """
    parts: list[str] = []
    done = 0
    holes = list(_holes(text))
    ends = [hole.start for hole in holes if hole.name == "endhighlight"]
    for hole in holes:
        if hole.start < done:
            continue  # within code
        end = hole.end
        if hole.name == "highlight":
            at = bisect_left(ends, hole.end)
            end = ends[at] if at < len(ends) else end
        parts += text[done : hole.start], _FILLED.sub(lambda match: HOLE * len(match[0]), text[hole.start : end])
        done = end
    return "".join(parts) + text[done:]


class _Hole(NamedTuple):
    """A tag with the comment that it begins, or an output."""

    name: str
    start: int
    end: int


def _holes(text: str) -> Iterator[_Hole]:
    dead: set[str] = set()  # what has no end from here on, so that a flood of it is searched once
    match = _OPENER.search(text)
    while match:
        start, at = match.start(), match.start() + 2
        end = _end(text, at, _CLOSERS[text[start:at]], dead)
        if end >= 0:
            at = _body_end(text, end, match[1], dead)
            yield _Hole(match[1] or "", start, end if match[1] == "raw" else at)
        match = _OPENER.search(text, at)


def _end(text: str, at: int, closer: str, dead: set[str]) -> int:
    """Behind the next closer; -1 where there is none."""
    if closer in dead:
        return -1
    end = text.find(closer, at)
    if end < 0:
        dead.add(closer)
        return -1
    return end + len(closer)


def _body_end(text: str, at: int, name: str | None, dead: set[str]) -> int:
    """Where the end tag of a block stands, if it is one whose body is not read; else `at`."""
    if name not in _BODIES or name in dead:
        return at
    depth = 1
    for match in _BODIES[name].finditer(text, at):
        depth += -1 if match[1] else name == "comment"  # only comments nest
        if depth == 0:
            return match.start()
    dead.add(name)
    return at
