"""A header marked by hashes: `## Text ##  {#id}`."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import block
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

# A name as XML 1.0 has it (fifth edition, 2.3).
_START = (
    r":A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = rf"[{_START}][{_START}.0-9\xb7\u0300-\u036f\u203f\u2040-]*"
_ID = regex(rf"\{{#({_NAME})\}}")
_WHITE = " \t\n\r\f\v"
_GFM_HASHES = regex(r"[ \t]#+\Z")


def parse(match: re.Match[str], state: State) -> int | None:
    gfm = state.context.interrupted  # its hashes go with its paragraphs' end
    if not gfm and not state.starts_on_boundary():
        return None
    level = _level(state.src, match.start())
    at, end = _content(state.src, match.start() + level, gfm)
    text, name = without_id(state.src[at:end])
    text = _unclosed(text, state.context.interrupted).rstrip(STRIPPED)
    if not text.strip(STRIPPED):
        return None
    add_header(state, level, at, text, name).end = end
    return end + 1


def _unclosed(text: str, github: bool) -> str:
    """A header's text without the hashes at its end; GitHub wants a blank before them."""
    if github:
        closing = _GFM_HASHES.search(text) if text.endswith("#") else None
        return text[: closing.start()] if closing else text
    left = text.rstrip("#")
    return text[: len(left) + 1] if left.endswith("\\") else left


def _content(src: str, at: int, gfm: bool) -> tuple[int, int]:
    """Where a header's text begins and ends. Behind bare hashes kramdown itself takes the next line."""
    while src[at] in " \t":
        at += 1
    end = src.index("\n", at)
    if at == end and not gfm and end + 1 < len(src):
        end = src.index("\n", at + 1)
    return at, end


def _level(string: str, start: int) -> int:
    """How many hashes stand there: a header's level, at most six."""
    level = 1
    while level < 6 and string[start + level] == "#":
        level += 1
    return level


def without_id(text: str) -> tuple[str, str | None]:
    """A header's text without the id behind it, and that id; a text of nothing else stays as it is."""
    at = text.rfind("{#")
    before = text[: max(at, 0)].rstrip(STRIPPED)
    if not before or text[at - 1] not in " \t":
        return text.rstrip(STRIPPED), None
    named = _ID.fullmatch(text[at:].rstrip(_WHITE))  # of all patterns this takes longest to compile, 4 ms
    return (text.rstrip(STRIPPED), None) if named is None else (before, named[1])


def add_header(state: State, level: int, at: int, text: str, name: str | None) -> Element:
    """A header of the text that stands at `at`."""
    stripped = text.strip(" \t")
    begin = at if text[0] not in " \t" else at + len(text) - len(text.lstrip(" \t"))
    header = state.text("header", stripped, begin, begin + len(stripped), exact=True)
    options = header.own_options()
    options["level"], options["raw_text"] = level, stripped
    if name is not None:
        header.own_attr()["id"] = name
    return header


def render(header: Element, indent: int, renderer: Renderer) -> str:
    return block(f"h{level_of(header, renderer)}", header.attr, renderer.inner(header, indent + 2), indent)


def level_of(header: Element, renderer: Renderer) -> int:
    offset: int = renderer.options["header_offset"]
    level: int = header.options["level"] + offset
    return min(max(level, 1), 6)


SYNTAX = Block(
    "atx_header",
    r"\#{1,6}[ \t]*[^ \t]",
    parse,
    before="horizontal_rule",
    begins="#",
    gfm=r"\#{1,6}[ \t]+[^ \t\n]",
    render={"header": render},
)
