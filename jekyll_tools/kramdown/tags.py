"""Start tags as kramdown reads them. A page has most of its tags many times: each is read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.html import KNOWN, TAG, read_attributes
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    import re

LONG = 200  # characters of a tag that is remembered


class StartTag(NamedTuple):
    """A start tag: the element's name as it is written out, its attributes (not to be changed: others have the same),
    whether it closes itself, and how many characters it has.
    """

    name: str
    attr: Mapping[str, str]
    closed: bool
    length: int


def start_tag(src: str, at: int) -> StartTag | None:
    """The start tag at an offset, if there is one."""
    stop = src.find(">", at, at + LONG) + 1
    tag = known(src[at:stop]) if stop else None
    if tag is not None:
        return tag
    match = TAG.match(src, at)  # a long one, or with `>` in a value
    return _read(match) if match else None


def _read(match: re.Match[str]) -> StartTag:
    """The tag that `TAG` has found."""
    name = lowered(match["tag"])
    attr = read_attributes(match["attributes"], name in KNOWN)
    return StartTag(name, attr, match["closed"] is not None, len(match[0]))


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
