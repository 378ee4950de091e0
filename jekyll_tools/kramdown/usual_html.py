"""Tags as most are written: a piece of HTML that holds no others is read at once, and written much as it stands.

Of such tags one has nothing to ask but what it opens. So a pattern finds all of a piece together, and where none of
them is written in another way than the author has (`<br>` is), nor any of their text, neither is the piece.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import BARE_AMPERSAND, END_TAG, VOID, attributes
from jekyll_tools.kramdown.raw_html import VERBATIM, content_model
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.tags import LONG, StartTag, known, lowered, start_tag
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN, LEAF, END, WORDS, MARKDOWN = range(5)
_REMEMBERED = 2048
_LONGEST = 1000  # characters of a tag that is remembered
_TAG = re.compile("<[^>]*>")
_TAGS = regex("(<[^>]*>)")
_MARKUP = regex(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)  # where there are comments
_COMMENT = "<!--"
_SHORTEST = len("<!---->")
_USUAL = regex(r'<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: (?!markdown=)[a-z][a-z0-9_-]*="")*)(?P<closed> /)?>')
_ATTRIBUTE = regex(r"[a-z0-9_-]+=")


class Tag(NamedTuple):
    """A tag: what it does, the end tag of its element, and how it is written."""

    kind: int
    end: str
    html: str


@lru_cache(maxsize=_REMEMBERED)
def read_tag(written: str) -> Tag | None:
    """The tag that a string is; None where it is none."""
    found = END_TAG.fullmatch(written)
    if found is not None:
        return end_of(found)
    start = known(written)
    return start_of(start) if start else None


def end_of(match: re.Match[str]) -> Tag:
    """The end tag that a pattern has found."""
    html = f"</{lowered(match['tag'])}>"
    return Tag(END, html, html)


def start_of(given: StartTag) -> Tag:
    """What a start tag does, within HTML in which no Markdown is read."""
    name, start = given.name, given.html
    end = f"</{name}>"
    if "markdown" in given.attr:
        element = Element("html_element", name)
        element.attr = given.attr
        if content_model(element, on=False) != "raw":
            return Tag(MARKDOWN, end, "")
        start = f"<{name}{attributes(element.attr)}"
    if name not in VERBATIM and (given.closed or name in VOID):
        return Tag(LEAF, "", f"{start} />")
    return Tag(WORDS if name in VERBATIM else OPEN, end, f"{start}>")


class _Tags:
    """Tags that were met: how they are spelled, and what is known of them."""

    __slots__ = ("ends", "others", "shapes")

    def __init__(self) -> None:
        # What tags open: the end tag that is awaited then, or "". The same by start tags without the values of their
        # attributes; None where one such tag is not like the other.
        self.ends: dict[str, str] = {}
        self.shapes: dict[str, str | None] = {}
        self.others: dict[str, str] = {}  # how those are written that are written in another way than they are spelled

    def end(self, written: str) -> str | None:
        """What a tag opens; None where it is not usual."""
        parts = written.split('"')
        shape = '""'.join(parts[::2])
        if len(written) > _LONGEST:
            return None
        if shape not in self.shapes:
            self.shapes[shape] = _end_of(shape)
        end = self.shapes[shape]
        if end is None or "&" in written or (" id=" in shape and not all(part.strip(STRIPPED) for part in parts[1::2])):
            found = read_tag(written) if len(written) <= LONG else _long(written)
            if found is None or found.kind > LEAF:
                return None
            end = found.end
            if found.html != written:
                self.others[written] = found.html
        elif not end and not shape.endswith(" />"):
            self.others[written] = f"{written[:-1]} />"
        self.ends[written] = end
        return end


_met = [_Tags()]  # the one that is used now; it may be another's at the same time


def usual(piece: str, opened: list[str], levels: int) -> str | None:
    """How a piece is written that begins and ends between tags; None where it holds more than usual tags.

    `opened`: the end tags awaited, the last one first to come, of which there may be so many `levels`; the piece's own
    are taken from them and added to them.
    """
    tags = _tags(piece)
    if tags is None:
        return None
    met = _met[0]
    if len(met.shapes) + len(tags) > _REMEMBERED or len(met.ends) + len(tags) > _REMEMBERED:
        met = _met[0] = _Tags()
    if not _nest(tags, opened, met, levels):
        return None
    others = met.others
    if not others.keys().isdisjoint(tags):
        parts = (_MARKUP if _COMMENT in piece else _TAGS).split(piece)
        parts[1::2] = [others.get(each, each) for each in tags]
        piece = "".join(parts)
    return BARE_AMPERSAND.sub("&amp;", piece) if "&" in piece else piece


def _tags(piece: str) -> list[str] | None:
    """The tags and comments of a piece; None where a `<` or `>` is none of theirs, or within one."""
    if _COMMENT in piece:
        parts: list[str] = _MARKUP.split(piece)
        return parts[1::2] if not any("<" in text or ">" in text for text in parts[::2]) else None
    tags: list[str] = _TAG.findall(piece)
    return tags if piece.count("<") == piece.count(">") == len(tags) else None


def _nest(tags: Sequence[str], opened: list[str], met: _Tags, levels: int) -> bool:
    """Open and close what tags do; False where one is not usual."""
    get = met.ends.get
    awaited = opened[-1]
    for written in tags:
        if written == awaited:
            del opened[-1]
            awaited = opened[-1] if opened else ""
            continue
        end = get(written)
        if end is None and written[1] == "!":  # a comment stays as it is
            if "&" in written or not (written.startswith(_COMMENT) and written.endswith("-->", _SHORTEST - 3)):
                return False
            continue
        if end is None:
            end = met.end(written)
            if end is None:
                return False
        if end:
            opened.append(end)
            awaited = end
            if len(opened) > levels:
                return False
    return True


def _end_of(shape: str) -> str | None:
    """What a start tag opens that is written out just as it is but for a slash, whatever the values of its attributes;
    None where one such tag is not like the other.
    """
    found = _USUAL.fullmatch(shape)
    if found is None or found["name"] in VERBATIM:
        return None
    names = _ATTRIBUTE.findall(found["attributes"])
    if len(set(names)) < len(names):
        return None
    return "" if found["closed"] or found["name"] in VOID else f"</{found['name']}>"


def _long(written: str) -> Tag | None:
    start = start_tag(written, 0)
    return start_of(start) if start is not None and start.length == len(written) else None
