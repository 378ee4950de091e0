"""An element is obsolete.

## Why
HTML has given up elements like `<font>` and `<center>`: the look belongs in a style, and browsers may one day stop
showing them. `jekyll-tools render --clean` writes the page's HTML in today's elements, with the same look.

## Bad
    <font color="Tomato">spotlight</font>

## Good
    <span style="color: Tomato">spotlight</span>
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jekyll_tools import limits
from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import OBSOLETE
from jekyll_tools.regex import regex
from jekyll_tools.rules.cut_off import block_within
from jekyll_tools.rules.literal import is_word
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

# kramdown reads Markdown in some of these and not in what replaces them. What it reads in both alike:
_ANYWHERE = frozenset(("acronym", "big", "strike", "tt"))
_AT_LINE_START = frozenset(("center", "dir"))
_BLOCKS = ("<div", "<ul", "<pre")  # which replace some of them
_WORDS = regex(r"[ \t]*(?:(?:[-*+>]|[0-9]{1,9}\.)[ \t]+)*[^\s<|>*+-]")
_PLAIN = regex(r"(?:[^\W_]|[ ,;()/+%.]|</?(?:b|em|i|small|strong|sub|sup|u)>)*")  # with nothing to read
# Words, or a parenthesis that is not a link's: neither begins a block.
_WITHIN_LINE = regex(r"[^\n]*(?:[^\W_],? *|[^\W\d_][ ,.;:!?()\"'“”/%–—-]*|(?<!\])\()")


@rule(on=tuple(f"tag:{name}" for name in OBSOLETE), level="warning")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    if tag.written and not (tag.name == "image" and is_word(tag.name, tag.location)):
        instead = _instead(tag)
        is_within = _is_markdown(context) and instead.startswith(_BLOCKS) and _is_in_line(tag.location)
        hint = f"put it on a line of its own, and use {instead} there" if is_within else f"use {instead} instead"
        yield Finding(tag.location, f"<{tag.name}> is obsolete", hint, _fix(tag, context))


def _is_markdown(context: Context) -> bool:
    return context.page is not None and context.page.converter == "markdown"


def _is_in_line(place: Location) -> bool:
    """Whether words stand before a tag on its line, where kramdown would show the tag of a block."""
    string = place.origin.string
    before = string[string.rfind("\n", 0, place.start) + 1 : place.start]
    return not place.is_made and _WORDS.match(before) is not None


def _instead(tag: Tag) -> str:
    from jekyll_tools.html.css import declarations
    from jekyll_tools.html.hints import RENAMED
    from jekyll_tools.html.modern import modernise

    attributes = {name: attribute.value or "" for name, attribute in tag.attributes.items()}
    written = tag.location.text
    if tag.name not in RENAMED or "{{" in written or "{%" in written:  # what its attributes say differs by the page
        return OBSOLETE[tag.name]
    modern = modernise(tag.name, attributes)
    name = "div" if modern.name == "span" and block_within(tag.location, tag.name) else modern.name
    style = declarations(modern.styles).replace('"', "'")
    return f'<{name} style="{style}">' if style else f"<{name}>"


def _fix(tag: Tag, context: Context) -> tuple[Edit, ...]:
    """Both tags in today's words; none where the page would be read otherwise, or its end tag is not plain to see."""
    from jekyll_tools.html.nodes import nodes
    from jekyll_tools.html.splice import edits

    origin, start, end = tag.location
    written = _element(origin.string, start, tag.name)
    if not written or tag.location.through or "{{" in written or "{%" in written:
        return ()
    if _is_markdown(context) and not _is_read_alike(
        tag, written, origin.string[origin.string.rfind("\n", 0, start) + 1 : start]
    ):
        return ()
    element = nodes(written)[0]
    if element.end is None or element.end.end != len(written) or origin.string[end - 1 : end] != ">":
        return ()
    changes = sorted(edits(written, element, set()))
    return tuple(Edit(Location(origin, start + begin, start + stop), text) for begin, stop, text in changes)


def _element(string: str, start: int, name: str) -> str:
    """What is written from a start tag to its end tag; "" where another of that name comes first, or none."""
    from jekyll_tools.html.scan import raw_tags

    below = string[start : start + limits.FIX_CHARACTERS]
    own = list(islice((tag for tag in raw_tags(below) if tag.name == name), 2))
    return below[: own[1].end] if len(own) == 2 and own[0].start == 0 and own[1].closing else ""


def _is_read_alike(tag: Tag, written: str, before: str) -> bool:
    """Whether kramdown reads what is written in it as it would in what replaces it."""
    if "`" in written or "\\" in written:
        return False
    if tag.name in _AT_LINE_START:
        return not before
    if tag.name in _ANYWHERE:
        return "\n\n" not in written
    inside = written[tag.location.end - tag.location.start : written.rindex("<")]
    return bool(_WITHIN_LINE.fullmatch(before) and _PLAIN.fullmatch(inside))
