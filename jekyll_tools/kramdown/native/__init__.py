"""HTML taken for the elements of Markdown that it means: what the option `html_to_native` does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import CONTENT, HOLDERS, MARKDOWNS, SPAN_LEVEL
from jekyll_tools.kramdown.native.abbreviations import mark
from jekyll_tools.kramdown.native.children import BLOCKS, in_paragraphs, name_text, strip, texts
from jekyll_tools.kramdown.native.table import is_simple, take_for_table
from jekyll_tools.kramdown.native.words import as_written, html_words, is_padded, is_raw, words
from jekyll_tools.kramdown.tree import break_text

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context

_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_HEADER = re.compile(r"h[1-6]")
_MATH = re.compile(r"math/tex(?:;\s*mode=(?P<mode>display))?\Z", re.A)
_CDATA = re.compile(r"\A% <!\[CDATA\[\n|\s*%\]\]>\Z", re.A)


def convert(root: Element, context: Context, plain: bool) -> list[Element]:
    """Take all HTML below an element for what it means; gives the headers that are there then. `plain`: whether they
    stand in no footnote.
    """
    _below(root, context, plain)
    if plain and context.break_at is not None:
        _break_lines(root, context.break_at, context.options["auto_ids"])
    if context.abbreviations:
        mark(root, context)
    return [element for element in root.walk() if element.kind == "header"]


def _break_lines(root: Element, end: str, ids: bool) -> None:
    """Lines of Markdown are broken where they end so in what is HTML no more, as they are outside of it; but not in
    headers that get `ids`.
    """
    stack = [(root, False)]
    while stack:
        element, was_html = stack.pop()
        was_html = was_html or "native" in element.options
        for child in element.children:
            if child.kind == "text" and was_html:
                break_text(child, element.kind in BLOCKS and child is element.children[-1], end)
            elif child.kind not in ("html_element", "del", "text") and (
                child.kind != "header" or not ids or "id" in child.attr
            ):
                stack.append((child, was_html))


def _below(parent: Element, context: Context, plain: bool) -> None:
    """Take the HTML below an element for what it means where it is marked, that within other HTML first.

    Outside of what stays HTML (`plain`) headers get GitHub's ids.
    """
    for child in parent.children:
        if child.kind != "html_element":
            if child.kind == "header" and plain and context.gfm:
                child.own_options()["github"] = True
            _below(child, context, plain and child.kind != "del")
            continue
        if "native" in child.options:
            _take(child, context, plain)
        else:
            _below(child, context, plain=False)


def _changes(element: Element, context: Context) -> bool:
    """Whether an element of this name may become one of Markdown, in which headers get GitHub's ids."""
    name = element.value
    if "native" not in element.options:
        return False
    if _HEADER.fullmatch(name):
        return "id" in element.attr or not context.options["auto_ids"]
    return name in MARKDOWNS or name in _EMPHASIS or (name == "a" and "href" in element.attr)


def _take(element: Element, context: Context, plain: bool, keeps: bool = False) -> None:
    """An HTML element, and all in it that has not been taken yet; in text areas it `keeps` its white space."""
    name, raw = element.value, is_raw(element)
    is_line = element.options["category"] == "block" and element.options["model"] == "span"
    # What kramdown's own ids are made of: the words as they are written, or nothing where Markdown was read.
    said = "".join(html_words(element)) if _HEADER.fullmatch(name) else ""
    if not raw and name != "pre":
        _below(element, context, plain and _changes(element, context))
    if name in ("script", "pre", "code") and _take_text(element):
        return
    if _is_markdowns(element, raw):
        _take_content(element, context, plain, raw, _keeps(element, keeps))
        _rename(element, said)
        _place_below(element, CONTENT.get(name, "raw"), but_comments=is_line)
        if element.kind == "header" and plain and context.gfm:
            element.own_options()["github"] = True
    else:
        element.own_options()["left"] = True
        if raw or element.options["category"] == "span":
            _leave(element, context, raw)
        else:
            _leave_below(element)


def _keeps(element: Element, keeps: bool) -> bool:
    """Whether white space in an element counts as it is written."""
    name = element.value
    return name == "textarea" or (keeps and name != "a" and name not in _EMPHASIS and not _HEADER.fullmatch(name))


def _take_content(element: Element, context: Context, plain: bool, raw: bool, keeps: bool) -> None:
    name, options = element.value, element.own_options()
    is_block = options["category"] == "block"
    options.pop("html_only", None)  # its headers count like all others
    if raw or not is_block:
        element.children = texts(element, context, keeps)
    if raw:
        _take_children(element, context, plain and (_changes(element, context) or name == "table"), keeps)
    if raw or (name == "figure" and not is_block):
        strip(element)
    if "ends_text" in options and element.children and element.children[0].kind == "text":
        element.children[0].value += "\n"
    if name in HOLDERS:
        element.children = list(in_paragraphs(element.children, is_block and options["model"] == "span"))
    _settle(element)


def _take_children(element: Element, context: Context, plain: bool, keeps: bool) -> None:
    for child in element.children:
        if child.kind == "html_element":
            child.own_options()["native"] = True
            _take(child, context, plain, keeps)
        elif child.kind != "text":
            _below(child, context, plain)


def _is_markdowns(element: Element, raw: bool) -> bool:
    """Whether Markdown could have made an element of this name of what it holds."""
    if element.value == "table":
        return is_simple(element)
    if element.value in _EMPHASIS:
        return not is_padded(element, raw)
    return element.value != "a" or "href" in element.attr


def _leave(element: Element, context: Context, raw: bool) -> None:
    """What Markdown would not have made stays HTML, but for its entities, and so does all HTML in it."""
    _stay(element)
    for child in element.children:
        if child.kind == "text":
            if raw or "as_html" in child.options:
                name_text(child, child.value, context)
        elif child.kind == "html_element":
            if raw and not is_raw(child):
                _below(child, context, plain=False)
                _leave_below(child)
            elif raw or not ("left" in child.options or (child.value == "a" and "href" in child.attr)):
                _leave(child, context, raw)


def _leave_below(element: Element) -> None:
    """The same, where what Markdown is read of has been taken for what it means."""
    is_line = element.options["model"] == "span"
    _stay(element)
    for child in element.children:
        if child.kind == "html_element" and not is_line:
            _leave_below(child)


def _stay(element: Element) -> None:
    _settle(element)
    element.own_options().update(model="raw")
    _place_below(element, "raw")


def _settle(element: Element) -> None:
    """How an element that stays HTML is written, whatever it was read as."""
    category = "span" if element.value in SPAN_LEVEL else "block"
    model = CONTENT.get(element.value, "raw")
    element.own_options().update(category=category, model=model, closed=False, native=True)


def _place_below(element: Element, model: str, but_comments: bool = False) -> None:
    """How what an element holds is written: within the line, or on lines of its own."""
    in_raw = element.kind == "html_element" and model == "raw"
    category = "span" if in_raw or model == "span" else "block"
    for child in element.children:
        if child.kind == "html_element":
            child.own_options()["in_raw"] = in_raw
        elif child.kind in ("xml_comment", "xml_pi") and not but_comments:
            child.own_options()["category"] = category


def _take_text(element: Element) -> bool:
    """Elements that are their text: code, and mathematics in a script; whether it is one."""
    if element.value == "script":
        found = _MATH.match(element.attr.get("type", ""))
        if found is None:
            return False
        element.own_attr().pop("type")
        category = "block" if found["mode"] else "span"
        first = element.children[0] if element.children else element
        text = _CDATA.sub("", as_written(first) if first.kind in ("text", "raw") else str(first.value))
        _become(element, "math", text, category=category)
        return True
    text = "".join(words(element))
    if element.value == "code":
        _become(element, "codespan", text)
        return True
    code = element.children[0] if len(element.children) == 1 and element.children[0].value == "code" else None
    _become(element, "codeblock", text)
    language = re.search(r"\blanguage-(\S+)", code.attr.get("class", "")) if code else None
    if language is not None:
        element.own_options()["language"] = language[1]
    return True


def _become(element: Element, kind: str, value: object, **options: object) -> None:
    element.kind, element.value = kind, value
    if kind in ("math", "codespan", "codeblock", "br", "hr"):
        element.children = []
    if kind == "br":
        element.attr = {}  # it says nothing of itself
    for name in ("in_raw", "category", "model", "html_only"):
        element.own_options().pop(name, None)
    element.own_options().update(options)


def _rename(element: Element, said: str) -> None:
    """The element of Markdown that an element is, if it is one; `said`: what it says."""
    name = element.value
    if name in _EMPHASIS:
        _become(element, _EMPHASIS[name], None)
    elif name == "table":
        take_for_table(element)
        _become(element, "table", None)
    elif _HEADER.fullmatch(name):
        _become(element, "header", None, level=int(name[1]), raw_text=said)
    elif name in MARKDOWNS:
        _become(element, name, None)
