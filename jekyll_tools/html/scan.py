"""HTML tags as they were written: one streaming pass, every tag and attribute with its place.

The reading is that of the WHATWG tokenizer, so a broken tag is recovered as browsers recover it: comments, CDATA,
doctypes and processing instructions are skipped, what stands in `<script>` or `<title>` holds no tags, and a tag that
is never ended takes the rest of the text with it. `scan_tag` reads one tag of any string, as offsets only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from jekyll_tools.html.tables import ESCAPABLE_TEXT, FOREIGN, RAW_TEXT
from jekyll_tools.text import Location, Text


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name in lower case, its value with character references resolved (None where none is given)."""

    name: str
    value: str | None
    location: Location  # name and value together
    value_location: Location | None = None  # the value without its quotes


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: written by the author as HTML (`written`), or made by kramdown from Markdown."""

    name: str
    location: Location
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    written: bool = True
    self_closing: bool = False


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag, as written."""

    name: str
    location: Location


@dataclass(frozen=True, slots=True)
class RawAttribute:
    """An attribute as offsets: `value_start` and `value_end` leave the quotes out, and are -1 where no value is given.

    `value` has its character references resolved; of several attributes of one name browsers take the first.
    """

    name: str
    value: str | None
    start: int
    end: int
    value_start: int = -1
    value_end: int = -1


@dataclass(frozen=True, slots=True)
class RawTag:
    """A start or end tag as offsets: from its `<` to behind its `>`."""

    name: str
    start: int
    end: int
    closing: bool
    attributes: tuple[RawAttribute, ...]
    self_closing: bool


_SPACE = r"\t\n\f\r "
_NAME = re.compile(rf"(/?)([A-Za-z][^{_SPACE}/>]*)")
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*"
    rf"(?:(?P<name>[^{_SPACE}/>][^{_SPACE}/>=]*)"
    rf"(?:[{_SPACE}]*=[{_SPACE}]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^{_SPACE}>\"'][^{_SPACE}>]*)"
    r"|(?P<none>(?=>))))?)?"
)
_EQUALS = re.compile(rf"[{_SPACE}]*=")
_COMMENT_END = re.compile("--!?>")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_REFERENCE = re.compile(
    r"&(?:#(?:[xX](?P<hex>[0-9A-Fa-f]+)|(?P<decimal>[0-9]+));?"
    # Without a semicolon a name counts only where it is not part of a query (`?a=1&copy=2`).
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,32}(?![A-Za-z0-9]))(?P<end>;|(?!=)))"
)
_RAW = RAW_TEXT | ESCAPABLE_TEXT
_SCRIPT = re.compile(rf"<!--|-->|(?i:<(/?)script)(?=[{_SPACE}/>])")


def scan(text: Text) -> Iterator[Tag | EndTag]:
    """The tags of a text, in order, each with its place."""
    for raw in raw_tags(text.string):
        yield EndTag(raw.name, text.locate(raw.start, raw.end)) if raw.closing else place(raw, text.locate)


def place(raw: RawTag, locate: Callable[[int, int], Location]) -> Tag:
    """A start tag with places; `locate` turns two offsets of the scanned string into one."""
    found: dict[str, Attribute] = {}
    for attribute in raw.attributes:
        if attribute.name not in found:
            found[attribute.name] = _placed(attribute, locate)
    return Tag(raw.name, locate(raw.start, raw.end), found, self_closing=raw.self_closing)


def _placed(raw: RawAttribute, locate: Callable[[int, int], Location]) -> Attribute:
    value_location = locate(raw.value_start, raw.value_end) if raw.value_start >= 0 else None
    return Attribute(raw.name, raw.value, locate(raw.start, raw.end), value_location)


def raw_tags(string: str) -> Iterator[RawTag]:
    """The tags of a string as offsets, in order."""
    foreign = 0  # open <svg> and <math>, in which CDATA is text and <title> is a tag like any other
    at = string.find("<")
    while at >= 0:
        tag = scan_tag(string, at)
        if tag is None:
            at = string.find("<", _behind(string, at, foreign > 0))
            continue
        yield tag
        if tag.name in FOREIGN:
            foreign = max(0, foreign - 1) if tag.closing else foreign + (not tag.self_closing)
        raw = not (foreign or tag.closing) and tag.name in _RAW
        at = _raw_end(string, tag.name, tag.end) if raw else string.find("<", tag.end)


def scan_tag(string: str, start: int) -> RawTag | None:
    """The tag whose `<` stands at `start`; None where no tag begins there, or where it is never ended."""
    head = _NAME.match(string, start + 1)
    if head is None:
        return None
    attributes: list[RawAttribute] = []
    at = head.end()
    while True:
        match = _ATTRIBUTE.match(string, at)
        if match is None or match["name"] is None:
            end = match.end() if match else at
            if not string.startswith(">", end):
                return None
            self_closing = end > at and string[end - 1] == "/"
            return RawTag(_lower(head[2]), start, end + 1, bool(head[1]), tuple(attributes), self_closing)
        attribute = _attribute(match)
        if attribute.value is None and _EQUALS.match(string, match.end()):
            return None  # a quote that nothing closes: browsers drop the tag and all that follows
        attributes.append(attribute)
        at = match.end()


def _attribute(match: re.Match[str]) -> RawAttribute:
    name, start = _lower(match["name"]), match.start("name")
    for kind in ("double", "single", "bare", "none"):
        if match[kind] is not None:
            return RawAttribute(name, resolve(match[kind]), start, match.end(), match.start(kind), match.end(kind))
    return RawAttribute(name, None, start, match.end())


def _lower(name: str) -> str:
    return name.lower() if name.isascii() else name.translate(_LOWER)


def _behind(string: str, at: int, foreign: bool) -> int:
    """Where reading goes on after a `<` that begins no whole tag."""
    if string.startswith("<!--", at):
        return _comment_end(string, at)
    if foreign and string.startswith("<![CDATA[", at):
        return _after(string, "]]>", at)
    following = string[at + 1 : at + 2]
    if following in ("!", "?"):
        return _after(string, ">", at)
    if following == "/":
        return (
            len(string) if string[at + 2 : at + 3].isalpha() and string[at + 2].isascii() else _after(string, ">", at)
        )
    return len(string) if following.isascii() and following.isalpha() else at + 1


def _comment_end(string: str, at: int) -> int:
    if string.startswith((">", "->"), at + 4):
        return string.index(">", at) + 1
    closer = _COMMENT_END.search(string, at + 4)
    return closer.end() if closer else len(string)


def _after(string: str, closer: str, at: int) -> int:
    end = string.find(closer, at)
    return end + len(closer) if end >= 0 else len(string)


@cache
def _raw_closer(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:</{name})(?=[{_SPACE}/>])")


def _raw_end(string: str, name: str, at: int) -> int:
    """Where the end tag of a raw text element stands; -1 where the rest of the text belongs to it."""
    if name == "script":
        return _script_end(string, at)
    if name == "plaintext":
        return -1
    match = _raw_closer(name).search(string, at)
    return match.start() if match else -1


def _script_end(string: str, at: int) -> int:
    """As `_raw_end`: a script that was opened inside `<!--` ends at its own `</script>`, as old browsers needed it."""
    escaped = nested = False
    while match := _SCRIPT.search(string, at):
        at = match.end()
        if match[0] == "<!--":
            escaped, at = True, match.start() + 2  # `<!-->` closes itself
        elif match[0] == "-->":
            escaped = nested = False
        elif not match[1]:
            nested = escaped
        elif not nested:
            return match.start()
        else:
            nested = False
    return -1


def resolve(value: str) -> str:
    """An attribute's value with its character references resolved, as HTML has them.

    >>> resolve("?a=1&copy=2&amp;b=&#x4e00;&eacute")
    '?a=1&copy=2&b=一é'
    """
    return _REFERENCE.sub(_resolved, value) if "&" in value else value


def _resolved(match: re.Match[str]) -> str:
    if match["name"]:
        from html.entities import html5

        return html5.get(match["name"] + match["end"], match[0])
    digits = (match["hex"] or match["decimal"]).lstrip("0")
    code = int(digits or "0", 16 if match["hex"] else 10) if len(digits) < 8 else 0
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return (0x80 <= code < 0xA0 and bytes([code]).decode("cp1252", "ignore")) or chr(code)
