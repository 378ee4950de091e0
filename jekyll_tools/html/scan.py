"""HTML tags as they were written: one streaming pass, every tag and attribute with its place.

The reading is that of the WHATWG tokenizer, so a broken tag is recovered as browsers recover it: comments, CDATA,
doctypes and processing instructions are skipped, what stands in `<script>` or `<title>` holds no tags, and a tag that
is never ended takes the rest of the text with it. `scan_tag` reads one tag of any string, as offsets only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from jekyll_tools.html.references import resolve
from jekyll_tools.html.skipping import behind, raw_end
from jekyll_tools.html.tables import ESCAPABLE_TEXT, FOREIGN, RAW_TEXT
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.text import Location, Text


class Attribute:
    """An attribute: its name in lower case, its value with character references resolved (None where none is given),
    its `location` (name and value together) and its `value_location` (the value without its quotes, None for none).

    Few are asked for their places: one that was scanned has them made then.
    """

    __slots__ = ("_locate", "_places", "name", "value")

    def __init__(
        self, name: str, value: str | None, location: Location, value_location: Location | None = None
    ) -> None:
        self.name = name
        self.value = value
        self._locate: Callable[[int, int], Location] | None = None
        self._places: Any = location, value_location

    @classmethod
    def scanned(cls, raw: RawAttribute, locate: Callable[[int, int], Location]) -> Attribute:
        """One of a string of which `locate` tells the places."""
        made = cls.__new__(cls)
        made.name, made.value, made._locate, made._places = raw.name, raw.value, locate, raw
        return made

    @property
    def location(self) -> Location:
        return self._settled()[0]

    @property
    def value_location(self) -> Location | None:
        return self._settled()[1]

    def with_value(self, value: str) -> Attribute:
        """The same, of another value."""
        return Attribute(self.name, value, *self._settled())

    def _settled(self) -> tuple[Location, Location | None]:
        if self._locate is not None:
            raw, locate = self._places, self._locate
            value = locate(raw.value_start, raw.value_end) if raw.value_start >= 0 else None
            self._places, self._locate = (locate(raw.start, raw.end), value), None
        found: tuple[Location, Location | None] = self._places
        return found


class _Placed:
    """What has a place in a text, which is made when it is asked for."""

    __slots__ = ("_place", "name")

    def __init__(self, name: str, location: Location | Callable[[], Location]) -> None:
        """`location`: where it is, or what tells that."""
        self.name = name
        self._place = location

    @property
    def location(self) -> Location:
        place = self._place
        if not isinstance(place, Location):
            place = self._place = place()
        return place


class Tag(_Placed):
    """A start tag: written by the author as HTML (`written`), or made by kramdown from Markdown. `repeats`: whether an
    attribute is written twice.
    """

    __slots__ = ("attributes", "repeats", "self_closing", "written")

    def __init__(
        self,
        name: str,
        location: Location | Callable[[], Location],
        attributes: Mapping[str, Attribute] = MappingProxyType({}),
        written: bool = True,
        self_closing: bool = False,
        *,
        repeats: bool = False,
    ) -> None:
        super().__init__(name, location)
        self.attributes = attributes
        self.written = written
        self.self_closing = self_closing
        self.repeats = repeats


class EndTag(_Placed):
    """An end tag, as written."""

    __slots__ = ()


class RawAttribute(NamedTuple):
    """An attribute as offsets: `value_start` and `value_end` leave the quotes out, and are -1 where no value is given.

    `value` has its character references resolved; of several attributes of one name browsers take the first.
    """

    name: str
    value: str | None
    start: int
    end: int
    value_start: int = -1
    value_end: int = -1


class RawTag(NamedTuple):
    """A start or end tag as offsets: from its `<` to behind its `>`."""

    name: str
    start: int
    end: int
    closing: bool
    attributes: tuple[RawAttribute, ...]
    self_closing: bool


_SPACE = r"\t\n\f\r "
_NAME = regex(rf"(/?)([A-Za-z][^{_SPACE}/>]*)")
_ATTRIBUTE = regex(
    rf"[{_SPACE}/]*"
    rf"(?:(?P<name>[^{_SPACE}/>][^{_SPACE}/>=]*)"
    rf"(?:[{_SPACE}]*=[{_SPACE}]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^{_SPACE}>\"'][^{_SPACE}>]*)"
    r"|(?P<none>(?=>))))?)?"
)
_EQUALS = regex(rf"[{_SPACE}]*=")
_RAW = RAW_TEXT | ESCAPABLE_TEXT
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def scan(text: Text, read: Iterable[RawTag] | None = None) -> Iterator[Tag | EndTag]:
    """The tags of a text, in order, each with its place. `read`: its `raw_tags`, where they are at hand."""
    for raw in raw_tags(text.string) if read is None else read:
        yield EndTag(raw.name, partial(text.locate, raw.start, raw.end)) if raw.closing else place(raw, text.locate)


def place(raw: RawTag, locate: Callable[[int, int], Location]) -> Tag:
    """A start tag with places; `locate` turns two offsets of the scanned string into one."""
    found: dict[str, Attribute] = {}
    for attribute in raw.attributes:
        if attribute.name not in found:
            found[attribute.name] = Attribute.scanned(attribute, locate)
    repeats = len(found) < len(raw.attributes)
    return Tag(raw.name, partial(locate, raw.start, raw.end), found, True, raw.self_closing, repeats=repeats)


def raw_tags(string: str) -> Iterator[RawTag]:
    """The tags of a string as offsets, in order."""
    foreign = 0  # open <svg> and <math>, in which CDATA is text and <title> is a tag like any other
    at = string.find("<")
    while at >= 0:
        tag = scan_tag(string, at)
        if tag is None:
            at = string.find("<", behind(string, at, foreign > 0))
            continue
        yield tag
        if tag.name in FOREIGN:
            foreign = max(0, foreign - 1) if tag.closing else foreign + (not tag.self_closing)
        raw = not (foreign or tag.closing) and tag.name in _RAW
        at = raw_end(string, tag.name, tag.end) if raw else string.find("<", tag.end)


def scan_tag(string: str, start: int) -> RawTag | None:
    """The tag whose `<` stands at `start`; None where no tag begins there, or where it is never ended."""
    head = _NAME.match(string, start + 1)
    if head is None:
        return None
    slash, name = head.groups()
    at = head.end()
    if string.startswith(">", at):  # as most are
        return RawTag(_lower(name), start, at + 1, bool(slash), (), False)
    attributes: list[RawAttribute] = []
    while True:
        match = _ATTRIBUTE.match(string, at)
        if match is None or match.lastgroup is None:
            end = match.end() if match else at
            if not string.startswith(">", end):
                return None
            self_closing = end > at and string[end - 1] == "/"
            return RawTag(_lower(name), start, end + 1, bool(slash), tuple(attributes), self_closing)
        attribute = _attribute(match, match.lastgroup)
        if attribute.value is None and _EQUALS.match(string, match.end()):
            return None  # a quote that nothing closes: browsers drop the tag and all that follows
        attributes.append(attribute)
        at = match.end()


def _attribute(match: re.Match[str], last: str) -> RawAttribute:
    """The attribute of which `last` is the last part that is there: its value, or its name."""
    name = _lower(match["name"])
    if last == "name":
        return RawAttribute(name, None, match.start("name"), match.end())
    return RawAttribute(name, resolve(match[last]), match.start("name"), match.end(), *match.span(last))


def _lower(name: str) -> str:
    return name.lower() if name.isascii() else name.translate(_LOWER)
