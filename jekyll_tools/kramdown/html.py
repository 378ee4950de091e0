"""HTML as kramdown writes it: escaping, attributes, and how it reads each tag (observed with kramdown 2.4.0)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.regex import regex


def names(string: str) -> frozenset[str]:
    """A set of names that a text holds."""
    return frozenset(string.split())


# Tags that belong to a line of text: they start no block and end no paragraph.
SPAN_LEVEL = names(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc "
    "ruby samp select small span strong sub sup tt u var"
)
# Tags that a line of text cannot hold: there they are shown as text.
BLOCK_LEVEL = names(
    "address applet article aside blockquote body caption col colgroup dd div dl dt fieldset figcaption footer form "
    "h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map menu nav ol optgroup p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
# Tags that have no content.
VOID = names("area base br col command embed hr img input keygen link meta param source track wbr")
# Tags whose names, and whose attributes' names, are written in lower case; others keep theirs.
KNOWN = SPAN_LEVEL | BLOCK_LEVEL | VOID | names("details figure noscript object script style textarea")
_BLOCK_CONTENT = names(
    "address applet article aside blockquote body dd details div dl fieldset figcaption figure footer form header "
    "hgroup iframe li main map menu nav noscript object section summary td"
)
_SPAN_CONTENT = names(
    "a abbr acronym b bdo big button caption cite del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb "
    "rbc rp rt rtc ruby select small span strong sub sup th tt"
)
# How the content of a tag is read where Markdown in HTML is on; every other tag is raw.
CONTENT = dict.fromkeys(_BLOCK_CONTENT, "block") | dict.fromkeys(_SPAN_CONTENT, "span")

# Those whose text lies in paragraphs that are not marked, where HTML is taken for what it means.
HOLDERS = names(
    "address article aside blockquote body dd div fieldset figcaption figure footer form header li nav section"
)

# What always becomes an element of Markdown then.
MARKDOWNS = names("p ul ol li dl dt dd blockquote hr br thead tbody tfoot tr")

_NUMBERS = "²³¹¼½¾"  # which Python counts among the letters
NAME_START = rf"(?u:[^\W\d{_NUMBERS}])"
_NCNAME = rf"{NAME_START}(?u:[A-Za-z0-9_.-]*(?:[^\W\0-\x7f{_NUMBERS}][A-Za-z0-9_.-]*)*)"
NAME = rf"(?:{_NCNAME}:)?{_NCNAME}"
S = r"[ \t\r\n\f\v]"
# A tag's attributes; the pieces exclude each other, so a tag is matched in one way or not at all.
_VALUE = rf"""(?:{S}*={S}*(?:(?P<bare>\w+)|"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?"""
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _VALUE)
TAG = re.compile(rf"<(?P<tag>{NAME})(?P<attributes>(?:{S}+{NAME}{_UNNAMED})*){S}*(?P<closed>/)?>")
TAG_NAME = regex(rf"<(?P<tag>{NAME})")
TAG_END = regex(rf"{S}*(?P<closed>/)?>")
END_TAG = re.compile(rf"</(?P<tag>{NAME}){S}*>")
ATTRIBUTE = regex(rf"{S}+(?P<name>{NAME}){_VALUE}")
ENTITY = r"&(?:[\w:][\w:.-]*|#[0-9]+|#x[0-9A-Fa-f]+);"

BARE_AMPERSAND = regex(rf"&(?!(?<=&){ENTITY[1:]})", re.ASCII)


def escape(string: str) -> str:
    """Text, or code: every `&`, `<` and `>`."""
    if "<" not in string and "&" not in string and ">" not in string:
        return string
    return string.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_keeping_entities(string: str) -> str:
    """Text between raw tags: as `escape`, but what looks like an entity stays."""
    if "<" not in string and "&" not in string and ">" not in string:
        return string
    return BARE_AMPERSAND.sub("&amp;", string).replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(string: str) -> str:
    """The value of an attribute."""
    return escape_keeping_entities(string).replace('"', "&quot;")


def attributes(attr: Mapping[str, str]) -> str:
    """Attributes as they stand in a start tag, a space before each; an empty id is left out."""
    if not attr:
        return ""
    written = ""
    for name, value in attr.items():
        if "&" in value or '"' in value or "<" in value or ">" in value:
            written += f' {name}="{escape_attribute(value)}"'
        elif name != "id" or value.strip(STRIPPED):
            written += f' {name}="{value}"'
    return written


def read_attributes(string: str, lower: bool) -> dict[str, str]:
    """The attributes of a start tag; with `lower` their names in lower case."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(string):
        add_attribute(found, match, lower)
    return found


def add_attribute(found: dict[str, str], match: re.Match[str], lower: bool) -> None:
    """Add what `ATTRIBUTE` has matched."""
    name = match["name"].lower() if lower else match["name"]
    found[name] = match["double"] or match["single"] or match["bare"] or ""


def block(name: str, attr: Mapping[str, str], body: str, indent: int) -> str:
    """An element on a line of its own, its content within the line."""
    given = attributes(attr) if attr else ""  # most have none
    return f"{' ' * indent}<{name}{given}>{body}</{name}>\n"


def indented_block(name: str, attr: Mapping[str, str], body: str, indent: int) -> str:
    """An element whose content stands on lines of its own."""
    start, end = around(name, attr, indent)
    return f"{start}{body}{end}"


def around(name: str, attr: Mapping[str, str], indent: int) -> tuple[str, str]:
    """What stands before such content, and behind it."""
    space = " " * indent
    return f"{space}<{name}{attributes(attr)}>\n", f"{space}</{name}>\n"


def span(name: str, attr: Mapping[str, str], body: str) -> str:
    return f"<{name}{attributes(attr)}>{body}</{name}>"
