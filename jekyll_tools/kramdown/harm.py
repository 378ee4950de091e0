"""What comes of an HTML element that is left open: nothing that a reader sees, or Markdown that is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jekyll_tools.html.comments import without_comments
from jekyll_tools.html.tables import ESCAPABLE_TEXT, FORMATTING, OPTIONAL_END, RAW_TEXT
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.left_open import Left
    from jekyll_tools.text import Location

# Behind a blank line: the start of a Markdown block, a line with a link or bold words, a heading with its rule, or a
# paragraph where no HTML has ended the one before.
_MARKDOWN = regex(
    r"^[ \t]*\n(?P<block>(?:#{1,6}|[-*+]|[0-9]{1,9}\.|>)[ \t]+[^\s\-][^\n]*|(?:```|~~~)[^\n]*"
    r"|[^\n<]*(?:\]\((?:https?:|/|#)|\*\*\w)[^\n]*|[^\n<]+\n(?:={3,}|-{3,})[ \t]*$)"
    r"|[^>\s][ \t]*\n[ \t]*\n(?P<words>\w[^\n]*)",
    re.M,
)
_BLANK_LINE = regex(r"\n[ \t]*\n")
_AS_IT_IS = RAW_TEXT | ESCAPABLE_TEXT | {"code", "pre"}
_LISTS = ("ol", "ul")
_PARTS = {"ol": "li", "ul": "li", "table": "tr"}
_NOWHERE = (-1, -1)
_BEFORE = 2000  # characters, of pictures before words
_TAGS = regex(r"<[^<>]*>")
_FEW_WORDS = regex(r"\s{0,9}[^\s<.,;][^\n<.,;]{0,60}[.\s]{0,9}")
_ONE_ELEMENT = regex(
    r"\s*(?:<img\b[^<>]*>|<(?P<name>[a-z]+)\b[^<>]*>[^<]*</(?P=name)\s*>)(?:\s|<br\s*/?>)*", re.IGNORECASE
)
_LINE_ENDS = ("\n", "<br>", "<br/>", "<br />")
SHOWN_ALONE = frozenset(("audio", "canvas", "object", "picture", "video"))  # what words they hold is for want of them
LONG = ("document", "item")  # what blocks are in
_SHORT = ("cell", "block")  # a cell of a table, a heading or a term: what ends with it is meant to, nearly always
_TINTS = ("em", "font", "i", "span")  # of a whole paragraph, as of a stanza
_PICTURES = regex(r"(?:\s|<img\b[^<>]*>|<br\s*/?>|!\[[^\]\[]*\]\([^()]*\))*", re.IGNORECASE)
_LOOKS = FORMATTING - {"a"} | {"span"}
_FREE = frozenset(("article", "aside", "div", "figure", "footer", "header", "main", "nav", "p", "section"))


def is_harmless(left: Left, facts: Mapping[str, object]) -> bool:
    """Whether kramdown's end tag, behind all else, comes where no reader sees a difference."""
    if left.where == "cell" and left.name in _LOOKS and "shown" not in facts:
        return True  # browsers and kramdown let no look out of a cell
    if left.name == "span" and not left.element.attr and facts.keys().isdisjoint(("self_closing", "shown", "unread")):
        return True  # it changes nothing
    if left.name in _LOOKS and "instead" in facts and "shown" not in facts and _ends_behind(left):
        return True
    if left.name in _LISTS and left.where in LONG and facts.keys().isdisjoint(("shown", "unread")) and _is_spent(left):
        return True
    if not facts.keys().isdisjoint(("self_closing", "shown", "instead", "unread")):
        return False
    if left.where in _SHORT and left.name in _LOOKS:
        return True
    if left.where == "paragraph" and left.name in _TINTS and _is_first(left):
        return True  # all of the paragraph is in it
    if left.where == "paragraph" and left.name in _LOOKS and (_is_last_line(left) or _floats(left)):
        return True
    if left.where not in LONG:
        return _ends_well(left)
    return left.name in _FREE or left.name in OPTIONAL_END or not _BLANK_LINE.search(_rest(left))


def _is_spent(left: Left) -> bool:
    """Whether a list takes in no words behind its last item: nobody sees its end."""
    return not _TAGS.sub("", _rest(left)).strip()


def _ends_well(left: Left) -> bool:
    """Whether it ends with its paragraph, and holds what its author most likely meant it to."""
    if left.name == "a" and "href" not in left.element.attr:
        return True
    if left.name == "a" and left.element.start == 0 and "<a" not in left.inside:
        return True  # all of its paragraph is in it
    inside = _TAGS.sub("", left.inside) if left.name in SHOWN_ALONE else left.inside
    is_name = left.name in ("a", "span") and _FEW_WORDS.fullmatch(inside)
    return not inside.strip() or bool(is_name or _ONE_ELEMENT.fullmatch(inside))


def _rest(left: Left) -> str:
    """What is written in it, without comments; of a list or table what stands behind its last item or row. No blanks at
    its end.
    """
    inside = without_comments(left.inside, markdown=True).rstrip()
    part = _PARTS.get(left.name)
    return inside[max(inside.rfind(f"</{part}>"), inside.rfind(f"<{part}"), 0) :] if part else inside


def _floats(left: Left) -> bool:
    """Whether it is the last words of its paragraph, moved to the side of their line."""
    return "float" in str(left.element.attr.get("style", "")) and "\n" not in left.inside.strip()


def _ends_behind(left: Left) -> bool:
    """Whether nothing stands behind the tag that was meant to end it: `<u>words<u>` is all of a heading."""
    return left.where not in LONG and left.inside.rstrip().endswith(f"<{left.name}>")


def _is_first(left: Left) -> bool:
    """Whether its paragraph begins with it, or with pictures before it."""
    assert left.element.source is not None
    start = left.element.start
    return start < _BEFORE and _PICTURES.fullmatch(left.element.source.string, 0, start) is not None


def _is_last_line(left: Left) -> bool:
    """Whether it holds the last line of its paragraph, and nothing else."""
    assert left.element.source is not None
    before = left.element.source.string[: left.element.start].rstrip(" \t")
    return (not before or before.endswith(_LINE_ENDS)) and "\n" not in left.inside.strip()


def unread(left: Left) -> Location | None:
    """The first Markdown that is not read because of it."""
    if left.where not in LONG or left.name in _AS_IT_IS or left.element.options.get("model") == "block":
        return None
    assert left.element.source is not None
    raw = _raw_blocks(left.element)
    start, end = next(raw, _NOWHERE)
    for found in _MARKDOWN.finditer(left.element.source.string, left.element.options["tag_end"], left.element.end):
        place = found.span(found.lastgroup or 0)
        while end <= place[0] and start >= 0:
            start, end = next(raw, _NOWHERE)
        if not start <= place[0] < end:
            return left.place(*place)
    return None


def _raw_blocks(element: Element) -> Iterator[tuple[int, int]]:
    """Where the closed blocks of HTML and the comments of an element are, in order: no Markdown is read in these."""
    for child in element.children:
        if child.kind == "xml_comment" or child.options.get("model") == "block":  # no Markdown, or it is read
            yield child.start, child.end
            continue
        if child.kind == "html_element" and child.options["category"] != "span":
            if child.options.get("unclosed"):
                yield from _raw_blocks(child)
            else:
                yield child.start, child.end
