"""Emphasis, light and strong: `*a*`, `_a_`, `**a**`, `__a__`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import EM, STRONG, Frame
from jekyll_tools.kramdown.html import attributes
from jekyll_tools.kramdown.letters import is_alphanumeric, is_letter
from jekyll_tools.kramdown.places import Tried
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.kramdown.spans import WORDS, Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.limits import EMPHASIS_ANYWAY, EMPHASIS_WORK
from jekyll_tools.regex import regex

# What may end emphasis: no white space stands before it.
_CLOSERS = {
    "*": re.compile(r"(?<=[^\s])\*", re.A),
    "**": re.compile(r"(?<=[^\s])(?=\*\*)", re.A),
    "_": re.compile(r"(?<=[^\s])_(?![A-Za-z0-9])", re.A),
    "__": re.compile(r"(?<=[^\s])(?=__(?![A-Za-z0-9]))", re.A),
}
_SHORT = 500  # characters: in such a text one may look more than once
# Most emphasis: words in which nothing else can begin.
_PLAIN = regex(rf"(\*\*|\*|__|_)(?=[^\s*_])({WORDS})(?<=\S)\1(?![*_])", re.A)


def parse(spans: Spans, at: int, frame: Frame) -> int:
    src = spans.src
    char = src[at]
    size = 2 if src.startswith(char, at + 1) else 1
    kind = STRONG if size == 2 else EM
    if src[at + size : at + size + 1] in WHITE or (char == "_" and _in_word(src, at)):
        return at + size
    if frame.flags & kind:
        if frame.delimiter == char * size:
            frame.pass_by(at + size)
        return at + size
    plain = _PLAIN.match(src, at)
    if plain is not None and spans.reads_words(frame) and _ends(src, plain):
        if frame.writer is not None:
            name = "em" if kind == EM else "strong"
            return spans.write(frame, at, plain.end(), f"<{name}>{plain[2]}</{name}>")
        return spans.put(frame, at, plain.end(), _of_words(spans, plain, kind))
    found = _inside(spans, at + size, frame, char * size)
    if found is None and size == 2 and frame.delimiter not in ("*", "_"):
        found = _inside(spans, at + 1, frame, char)
    if found is None:
        if size == 2 and frame.delimiter == char and not src.startswith(char, at + 2):
            frame.pass_by(at + 1)  # light emphasis from the second character on would go on just so
        return at + size
    return spans.put(frame, at, found[1], found[0])


def _ends(src: str, found: re.Match[str]) -> bool:
    return found[1][0] == "*" or not is_alphanumeric(src[found.end() : found.end() + 1])


def _of_words(spans: Spans, found: re.Match[str], kind: int) -> Element:
    element = Element("em" if kind == EM else "strong")
    element.children = (Element("text", found[2], spans.source, found.start(2), found.end(2)),)
    return element


def _in_word(src: str, at: int) -> bool:
    """Whether a letter stands before, or a letter and a dash."""
    if at and src[at - 1] == "-":
        at -= 1
    return at > 0 and is_letter(src[at - 1])


def _inside(spans: Spans, start: int, frame: Frame, delimiter: str) -> tuple[Element, int] | None:
    """The emphasis whose content begins at `start`, and where it ends."""
    vain = spans.vain.get(delimiter)
    if vain is None:
        vain = spans.vain[delimiter] = Tried()
    if vain.has(start, frame.flags):
        return None
    key = (start, delimiter, frame.flags)
    found = spans.memo.get(key) or _read(spans, start, frame, delimiter)
    if found is None:
        vain.add(start, frame.flags)
    else:
        spans.remember(frame, key, found)
    return found


def _read(spans: Spans, start: int, frame: Frame, delimiter: str) -> tuple[Element, int] | None:
    if not _may_close(spans, start, delimiter) or not _affordable(spans, start):
        return None
    inner, end = _run(spans, start, frame, delimiter, sheds=True)
    if inner is None:
        return None
    if end < 0:
        spans.read_in_vain += len(spans.src) - start
        # Emphasis that began further on would have met the same text, and no end either.
        for passed in inner.passed or ():
            spans.vain[delimiter].add(passed, frame.flags)
        return None
    if inner.shed:
        inner, end = _run(spans, start, frame, delimiter, sheds=False)
        assert inner is not None
    element = Element("strong" if len(delimiter) == 2 else "em")
    element.children = inner.children
    return element, end + len(delimiter)


def _may_close(spans: Spans, start: int, delimiter: str) -> bool:
    """Whether what may end emphasis stands behind an offset."""
    if len(spans.src) <= _SHORT:
        return _CLOSERS[delimiter].search(spans.src, start + 1) is not None
    closers = spans.searched.places(delimiter, _CLOSERS[delimiter])
    return bool(closers) and closers[-1] > start


def _run(spans: Spans, start: int, frame: Frame, delimiter: str, sheds: bool) -> tuple[Frame | None, int]:
    """Read on to the end of the emphasis; what it held, and where it ends. No frame where spans nest too deep."""
    flags = frame.flags | (STRONG if len(delimiter) == 2 else EM)
    stop = _stop(spans.src, start, delimiter)
    inner = spans.within(frame, start, flags, delimiter[0], stop)
    if inner is None:
        return None, -1
    inner.delimiter = delimiter
    inner.sheds, inner.sure = sheds, frame.sure and not sheds
    if spans.src.startswith("{:", start):
        inner.stop = partial(_stops_behind_something, inner, stop)
    end = spans.run(inner)
    inner.stop = None  # it may know the frame: they would wait for the garbage collector
    return inner, end


def _stops_behind_something(inner: Frame, stop: Callable[[int], bool], at: int) -> bool:
    """Whether emphasis ends here: not where an extension of which nothing is left is all that it holds."""
    return stop(at) and bool(inner.children or inner.raw or inner.html or at > inner.begin)


def _affordable(spans: Spans, start: int) -> bool:
    """Whether looking for one more end is within the limit; short texts have room for every honest mistake."""
    if spans.read_in_vain <= EMPHASIS_WORK * len(spans.src) + EMPHASIS_ANYWAY:
        return True
    if not spans.gave_up:  # said once a text
        spans.gave_up = True
        spans.context.tell("emphasis-work", spans.source, start - 1, start)
    return False


def _stop(src: str, start: int, delimiter: str) -> Callable[[int], bool]:
    char = delimiter[0]
    size = len(delimiter)
    double, triple = char * 2, char * 3

    def stop(at: int) -> bool:
        if at == start or not src.startswith(delimiter, at) or src[at - 1] in WHITE:
            return False
        if size == 1 and src.startswith(double, at) and not src.startswith(triple, at):
            return False
        return char == "*" or not is_alphanumeric(src[at + size : at + size + 1])

    return stop


def render(element: Element, indent: int, renderer: Renderer) -> str:
    body = renderer.inner(element, indent + 2)
    return f"<{element.kind}{attributes(element.attr)}>{body}</{element.kind}>"


SYNTAX = Span("emphasis", (r"\*", "_"), parse, before="codespan", render={"em": render, "strong": render})
