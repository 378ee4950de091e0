"""A text with its Liquid blanked out, so that the rest can be read as HTML or Markdown, each character in its place."""

from __future__ import annotations

import re

# A private use character: no name, address or word that holds one is what the reader's browser gets.
HOLE = "\ue000"

_OPENER = re.compile(r"\{\{|\{%(?:-?\s*(\w+))?")
_CLOSERS = {"{{": "}}", "{%": "%}"}
# Blocks whose body no Liquid is read in, or which hold no markup of the page. `raw` is left as it is.
_BODIES = {name: re.compile(rf"\{{%-?\s*(end)?{name}(?!\w)") for name in ("comment", "highlight", "raw")}
_FILLED = re.compile(r"[^\n]+")


def mask(text: str) -> str:
    """The text with every Liquid output and tag replaced by holes, line feeds kept; of the same length.

    The body of `comment` and `highlight` is blanked too, that of `raw` is left as written. What nothing closes
    (`{{ x` to the end of the text) stops Jekyll's build; it is left.

    >>> mask("a {{ b }} c").replace(HOLE, "_")
    'a _______ c'
    """
    parts: list[str] = []
    done = 0
    dead: set[str] = set()  # what has no end from here on, so that a flood of it is searched once
    match = _OPENER.search(text)
    while match:
        start, at = match.start(), match.start() + 2
        end = _end(text, at, _CLOSERS[text[start:at]], dead)
        if end >= 0:
            at = _body_end(text, end, match[1], dead)
            hole_end = end if match[1] == "raw" else at
            parts += text[done:start], _holes(text[start:hole_end])
            done = hole_end
        match = _OPENER.search(text, at)
    return "".join(parts) + text[done:]


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


def _holes(part: str) -> str:
    return _FILLED.sub(lambda match: HOLE * len(match[0]), part)
