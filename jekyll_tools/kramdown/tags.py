"""Start tags as kramdown reads them. A page has most of its tags many times: each is read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import NOTHING
from jekyll_tools.kramdown.html import (
    ATTRIBUTE,
    KNOWN,
    TAG,
    TAG_END,
    TAG_NAME,
    add_attribute,
    attributes,
    read_attributes,
)
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    import re

LONG = 200  # characters of a tag that is remembered


class StartTag(NamedTuple):
    """A start tag: the element's name as it is written out, its attributes, whether it closes itself, how many
    characters it has; and how it is written, without what ends it.
    """

    name: str
    attr: Mapping[str, str]
    closed: bool
    length: int
    html: str


def start_tag(src: str, at: int) -> StartTag | None:
    """The start tag at an offset, if there is one."""
    stop = src.find(">", at, at + LONG) + 1
    tag = known(src[at:stop]) if stop else None
    if tag is not None:
        return tag
    return _long(src, at)


def _long(src: str, at: int) -> StartTag | None:
    """A long tag, or one with `>` in a value, by its attributes: a pattern for all remembers 350 bytes of each."""
    begin = TAG_NAME.match(src, at)
    if begin is None:
        return None
    name, end = lowered(begin["tag"]), begin.end()
    attr: dict[str, str] = {}
    lower = name in KNOWN
    while (match := ATTRIBUTE.match(src, end)) is not None:
        add_attribute(attr, match, lower)
        end = match.end()
    closing = TAG_END.match(src, end)
    return _tag(name, attr, closing["closed"], closing.end() - at) if closing else None


def _read(match: re.Match[str]) -> StartTag:
    """The tag that `TAG` has found."""
    name = lowered(match["tag"])
    attr = read_attributes(match["attributes"], name in KNOWN)
    return _tag(name, attr, match["closed"], len(match[0]))


def _tag(name: str, attr: dict[str, str], closed: str | None, length: int) -> StartTag:
    given = MappingProxyType(attr) if attr else NOTHING
    return StartTag(name, given, closed is not None, length, f"<{name}{attributes(attr)}")


@lru_cache(maxsize=256)
def lowered(name: str) -> str:
    """An element's name as it is written out: those that HTML knows in lower case."""
    lower = name.lower()
    return lower if lower in KNOWN else name


@lru_cache(maxsize=2048)
def known(written: str) -> StartTag | None:
    """The tag that a string is; None where it is none."""
    match = TAG.fullmatch(written)
    return _read(match) if match else None
