"""HTML taken for the elements of Markdown that it means: what the option `html_to_native` does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import CONTENT, SPAN_LEVEL, names
from jekyll_tools.kramdown.native_table import is_simple, take_for_table
from jekyll_tools.kramdown.native_text import decoded, named, spaced
from jekyll_tools.kramdown.source import WHITE

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context

# Elements whose text counts as it is written; others lose white space around it, or between their blocks, or all text.
_AS_WRITTEN = names("script style textarea code pre")
_STRIPPED = names(
    "address article aside blockquote body caption dd div dt fieldset figcaption footer form header legend li nav p "
    "section td th"
)
_BLOCKS_ONLY = names("colgroup dl head hgroup html ol optgroup select table tbody tfoot thead tr ul")
_SPACELESS = _BLOCKS_ONLY | names(
    "address article aside blockquote body dd div fieldset figcaption figure footer form header li nav section"
)
_SAME = names("p ul ol li dl dt dd blockquote hr")
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_SYMBOL = re.compile(r"&#?\w+;|[\"']|-{2,3}|\.{3}|<<|>>")
_HEADER = re.compile(r"h[1-6]")
_MATH = re.compile(r"math/tex(?:;\s*mode=(?P<mode>display))?\Z", re.A)
_CDATA = re.compile(r"\A% <!\[CDATA\[\n|\s*%\]\]>\Z", re.A)


def convert(root: Element, context: Context, plain: bool) -> list[Element]:
    """Take all HTML below an element for what it means; gives the headers that are there then. `plain`: whether they
    stand in no footnote.
    """
    _below(root, context, plain=plain, native=False)
    return [element for element in root.walk() if element.kind == "header"]


def _below(parent: Element, context: Context, plain: bool, native: bool) -> None:
    """Take the HTML below an element for what it means where it is marked, or all of it (`native`).

    Outside of HTML (`plain`) headers get GitHub's ids.
    """
    for child in parent.children:
        if child.kind != "html_element":
            _below(child, context, plain and child.kind != "del", native)
        elif not native and "native" not in child.options:
            _below(child, context, plain=False, native=False)
        elif child.value in ("script", "pre", "code"):
            _take_text(child)
        elif _is_markdowns(child):
            _take(child, context, plain)
        else:
            _leave(child, context)


def _is_markdowns(element: Element) -> bool:
    """Whether Markdown could have made an element of this name of what it holds."""
    if element.value == "table":
        return is_simple(element)
    if element.value in _EMPHASIS:
        return not _padded(element)
    return element.value != "a" or "href" in element.attr


def _leave(element: Element, context: Context) -> None:
    """What Markdown would not have made stays HTML, but for its entities."""
    if element.options["model"] == "raw":
        for child in element.walk():
            if child.kind == "text":
                child.value = named(child.value, context)


def _take(element: Element, context: Context, plain: bool) -> None:
    """An HTML element, and all in it."""
    element.own_options().pop("html_only", None)  # its headers count like all others
    header = _HEADER.fullmatch(element.value)
    # What kramdown's own ids are made of: the words as they are written, or nothing where Markdown was read.
    is_raw = header is not None and element.options["model"] == "raw"
    text = "".join(map(_as_written, element.walk())) if is_raw else ""
    if element.options["model"] == "raw":
        element.children = _tidied(element, context)
    elif element.options["category"] == "span":
        for child in element.children:
            child.value = named(spaced(child.value), context) if child.kind == "text" else child.value
    element.own_options()["category"] = "span" if element.value in SPAN_LEVEL else "block"
    if element.options["model"] != "block":
        element.own_options()["model"] = CONTENT.get(element.value, "raw")
        _place(element)
    _below(element, context, plain=False, native=True)
    _rename(element, text)
    if element.kind == "header" and plain and context.gfm:
        element.own_options()["github"] = True


def _as_written(element: Element) -> str:
    """The words of a text, with their entities; nothing of other elements."""
    if element.kind != "text" or element.source is None:
        return ""
    return element.source.string[element.start : element.end]


def _place(element: Element) -> None:
    """Blocks in raw elements stand in the line, and in others on lines of their own."""
    for child in element.children:
        if child.kind in ("html_element", "xml_comment", "xml_pi"):
            child.own_options().pop("in_raw", None)
            if child.kind == "html_element":
                child.own_options()["category"] = "span" if child.value in SPAN_LEVEL else "block"
            elif element.options["model"] == "block":
                child.own_options()["category"] = "block"
            if element.options["model"] == "raw" and element.value not in _SAME:
                child.own_options()["in_raw"] = True


def _padded(element: Element) -> bool:
    """Whether the text that an element holds begins or ends with white space, as no emphasis does."""
    if element.options["model"] == "raw":
        texts = [child.value for child in element.walk() if child.kind == "text"]
    else:
        texts = list(_written(element))
    return bool(texts) and (texts[0][:1] in WHITE or texts[-1][-1:] in WHITE)


def _written(element: Element) -> Iterator[str]:
    """The texts in an element as they are written, without what is no text: code, entities, quotes and dashes."""
    for child in element.children:
        if child.kind == "text" and child.source is not None:
            yield from filter(None, _SYMBOL.split(child.source.string[child.start : child.end]))
        elif child.value != "code":
            yield from _written(child)


def _tidied(element: Element, context: Context) -> list[Element]:
    """The children of an element, their text as a reader sees it."""
    name, children = element.value, element.children
    if name in _BLOCKS_ONLY:
        return [child for child in children if child.kind != "text"]
    kept: list[Element] = []
    for index, child in enumerate(children):
        if child.kind == "text":
            child.value = named(child.value if name in _AS_WRITTEN else spaced(child.value), context)
            if child.value == " " and name in _SPACELESS and _drops(children, index):
                continue
        kept.append(child)
    if name in _STRIPPED and kept:
        _strip(kept)
    return [child for child in kept if child.kind != "text" or child.value]


def _strip(children: list[Element]) -> None:
    first = children[0]
    last = children[-2 if len(children) > 1 and "transparent" in children[-1].options else -1]
    if first.kind == "text":
        first.value = first.value.lstrip(" ")
    if last.kind == "text":
        last.value = last.value.rstrip(" ")


def _drops(children: Sequence[Element], index: int) -> bool:
    """Whether white space stands at an edge, or between two blocks."""
    around = children[max(index - 1, 0) : index + 2]
    return len(around) < 3 or all(child.value not in SPAN_LEVEL for child in (around[0], around[2]))


def _take_text(element: Element) -> None:
    """Elements that are their text: code, and mathematics in a script."""
    if element.value == "script":
        found = _MATH.match(element.attr.get("type", ""))
        if found is not None:
            element.own_attr().pop("type")
            category = "block" if found["mode"] else "span"
            text = _CDATA.sub("", "".join(str(child.value) for child in element.children))
            _become(element, "math", text, category=category)
        return
    text = "".join(decoded(child.value) for child in element.walk() if child.kind == "text")
    if element.value == "code":
        _become(element, "codespan", text)
        return
    code = next((child for child in element.children if child.value == "code"), None)
    _become(element, "codeblock", text)
    language = re.search(r"\blanguage-(\S+)", code.attr.get("class", "")) if code else None
    if language is not None:
        element.own_options()["language"] = language[1]


def _is_span(element: Element) -> bool:
    return element.kind in ("text", "em", "strong", "codespan") or element.options.get("category") == "span"


def _become(element: Element, kind: str, value: object, **options: object) -> None:
    element.kind, element.value = kind, value
    if kind in ("math", "codespan", "codeblock"):
        element.children = []
    for name in ("in_raw", "category", "model", "html_only"):
        element.own_options().pop(name, None)
    element.own_options().update(options)


def _rename(element: Element, text: str) -> None:
    """The element of Markdown that an element with this text is, if it is one."""
    name = element.value
    if name in _EMPHASIS:
        _become(element, _EMPHASIS[name], None)
    elif name == "table":
        take_for_table(element)
        _become(element, "table", None)
    elif _HEADER.fullmatch(name):
        _become(element, "header", None, level=int(name[1]), raw_text=text)
    elif name in _SAME:
        _become(element, name, None)
        if element.children and _is_span(element.children[0]):
            element.own_options()["inline"] = True
