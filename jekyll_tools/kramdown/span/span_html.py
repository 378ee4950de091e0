"""HTML within a line."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import HTML_ONLY, Frame
from jekyll_tools.kramdown.html import BLOCK_LEVEL, CONTENT, END_TAG, VOID
from jekyll_tools.kramdown.raw_html import element_of, end_tag
from jekyll_tools.kramdown.spans import WORDS, Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.kramdown.tags import StartTag, lowered, start_tag
from jekyll_tools.regex import regex

_WORDS = regex(WORDS)  # most elements hold no more
_NEWLINES = regex(r"\n+")  # in an attribute


def parse(spans: Spans, at: int, frame: Frame) -> int:
    follows = spans.src[at + 1 : at + 2]
    if follows == "!":
        return _comment(spans, at, frame)
    if follows == "/":
        return _end_tag(spans, at, frame)
    tag = start_tag(spans.src, at)
    return _element(spans, tag, at, frame) if tag else 0


def _comment(spans: Spans, at: int, frame: Frame) -> int:
    end = spans.searched.find("-->", at + 4) if spans.src.startswith("<!--", at) else -1
    if end < 0:
        return 0
    return spans.put(frame, at, end + 3, Element("xml_comment", spans.src[at : end + 3]))


def _end_tag(spans: Spans, at: int, frame: Frame) -> int:
    """An end tag that ends nothing here is shown as text."""
    tag = END_TAG.match(spans.src, at)
    if tag is None:
        return 0
    if spans.context.judged:
        frame.mark("stray-end-tag", lowered(tag["tag"]), at, tag.end())
    return tag.end()


def _element(spans: Spans, tag: StartTag, at: int, frame: Frame) -> int:
    if tag.name in BLOCK_LEVEL:
        end = at + tag.length
        if spans.context.judged:
            frame.mark("tag-as-text", tag.name, at, end)
        return spans.as_html(frame, at, end) if "&" in spans.src[at:end] else end
    key = (at, frame.flags)
    found = spans.memo.get(key)
    if found is None or not _serves(found[0], frame):
        found = _read(spans, tag, at, frame)
    spans.remember(frame, key, found)
    element, end = found
    if tag.name == "img" and "native" in element.options:
        frame.html_images += 1
    return spans.put(frame, at, end, element)


def _serves(element: Element, frame: Frame) -> bool:
    """Whether what was read before holds all that the frame is to hold: of what has been shed only the end is known."""
    if "shed" in element.options:
        frame.shed = frame.shed or frame.sheds
        return frame.sheds
    return True


def _read(spans: Spans, tag: StartTag, at: int, frame: Frame) -> tuple[Element, int]:
    element = element_of(tag, spans.source, at)
    begin = element.end
    if "\n" in spans.src[at:begin]:
        element.attr = {name: _NEWLINES.sub(" ", value) for name, value in element.attr.items()}
    spans.context.note(element)
    asked = element.own_attr().pop("markdown", None) if "markdown" in element.attr else None
    element.own_options().update(category="span", model="span")
    if element.options["closed"] or element.value in VOID:
        return element, begin
    flags = frame.flags | HTML_ONLY
    if _reads_markdown(spans, element.value, asked, frame):
        flags -= HTML_ONLY
    return element, _content(spans, element, begin, frame, flags)


def _reads_markdown(spans: Spans, name: str, asked: str | None, frame: Frame) -> bool:
    if asked in ("1", "span"):
        return asked == "span" or name in CONTENT
    if asked == "0" or frame.flags & HTML_ONLY or not spans.context.options["parse_span_html"]:
        return False
    return name in CONTENT


def _content(spans: Spans, element: Element, at: int, frame: Frame, flags: int) -> int:
    closing = end_tag(element.value)
    words = _WORDS.match(spans.src, at)
    assert words is not None
    closed = closing.match(spans.src, words.end())
    if closed is not None and spans.reads_words(frame):
        element.children = _text(spans, words, flags)
        element.own_options()["unclosed"] = False
        return closed.end()
    inner = spans.within(frame, at, flags, "<", lambda here: closing.match(spans.src, here) is not None)
    if inner is None:
        return at
    inner.sure, inner.sheds, inner.in_html = frame.sure, frame.sheds, True
    end = spans.run(inner)
    if inner.shed:  # with what it lies within it is read once more
        frame.shed = element.own_options()["shed"] = True
    element.children = inner.children
    element.own_options()["unclosed"] = end < 0
    if end < 0:
        return len(spans.src)
    closed = closing.match(spans.src, end)
    assert closed is not None
    return closed.end()


def _text(spans: Spans, words: re.Match[str], flags: int) -> tuple[Element, ...]:
    if not words[0]:
        return ()
    text = Element("text", words[0], spans.source, words.start(), words.end())
    if flags & HTML_ONLY:
        text.own_options()["as_html"] = True
    return (text,)


SYNTAX = Span("span_html", ("<",), parse, before="footnote_marker")
