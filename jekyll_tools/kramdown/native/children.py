"""What an element of HTML holds, as the element of Markdown that it is taken for does: its texts as a reader sees them,
and paragraphs where there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import HOLDERS, names
from jekyll_tools.kramdown.naming import escaped
from jekyll_tools.kramdown.native.text import named, named_apart, spaced
from jekyll_tools.kramdown.native.words import BLOCKS_ONLY, EDGELESS, as_written
from jekyll_tools.kramdown.source import STRIPPED

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context

_SPACELESS = HOLDERS | names("td th")
# What stands between texts that are put in paragraphs.
BLOCKS = names("blank blockquote codeblock comment dd dl dt header hr li ol p raw table td ul")


def texts(element: Element, context: Context, keeps: bool) -> list[Element]:
    """The children of an element, their text as a reader sees it, but for white space where that `keeps` it."""
    if element.value in BLOCKS_ONLY:
        return [child for child in element.children if child.kind not in ("text", "abbreviation")]
    is_html = element.options.get("category") == "block"
    for child in element.children:
        if child.kind == "text":
            text = child.value if keeps else spaced(child.value)
            if is_html or "as_html" in child.options:
                name_text(child, text, context)
            else:
                child.value = named_apart(text, escaped(as_written(child)), context) if "&" in text else text
        elif child.kind == "del":
            texts(child, context, keeps)
    return list(element.children)


def name_text(text: Element, html: str, context: Context) -> None:
    """Give HTML as a text its entities: it is like any other then."""
    text.value = named(html, context)
    if "as_html" in text.options:
        del text.own_options()["as_html"]
        text.own_options()["was_html"] = True
    elif context.abbreviations:
        text.own_options()["was_html"] = True


def strip(element: Element) -> None:
    """White space that stands at an edge, or between blocks, is not seen, and left out."""
    name, children = element.value, element.own_children()
    if name in EDGELESS and children:
        first, last = children[0], children[-1]
        if "goes_on" in last.options and len(children) > 1:  # text behind it
            last = children[-2]
        if first.kind == "text":
            first.value = first.value.lstrip(STRIPPED)
        if last.kind == "text":
            last.value = last.value.rstrip(STRIPPED)
    drops = _drops if name in _SPACELESS else _is_nothing
    element.children = [child for index, child in enumerate(children) if not drops(children, index)]


def _is_nothing(children: Sequence[Element], index: int) -> bool:
    return children[index].kind == "text" and not children[index].value


def _drops(children: Sequence[Element], index: int) -> bool:
    """Whether a child is white space at an edge, or between two blocks."""
    if children[index].kind != "text" or children[index].value.strip(STRIPPED):
        return False
    if not children[index].value:
        return True
    around = children[max(index - 1, 0) : index + 2]
    if sum(child.kind == "text" for child in around) > 1:  # they are one
        return False
    return len(around) < 3 or (_is_block(around[0]) and _is_block(around[2]))


def _is_block(element: Element) -> bool:
    if element.kind in ("html_element", "math"):
        return bool(element.options["category"] == "block")
    return element.kind in BLOCKS or element.kind in ("xml_comment", "xml_pi")


def in_paragraphs(children: Sequence[Element], is_line: bool) -> Iterator[Element]:
    """The children of an element that holds blocks: what lies between these is a paragraph that is not marked, and
    so is all of what was read as one line.
    """
    paragraph: Element | None = None
    for child in children:
        if _is_block(child) and not is_line:
            paragraph = None
            yield child
            continue
        if paragraph is None:
            paragraph = Element("p", None, child.source, child.start, child.end)
            paragraph.own_options()["transparent"] = True
            yield paragraph
        paragraph.own_children().append(child)
        paragraph.end = child.end
