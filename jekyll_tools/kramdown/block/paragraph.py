"""A paragraph: what is nothing else, and the lines that follow it."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import attributes, block, indented_block, span
from jekyll_tools.kramdown.lines import PARAGRAPH_ENDS
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import STRIPPED, Source
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_LEFT_OVER = regex(r" {1,3}\t")


def parse(match: re.Match[str], state: State) -> int:
    start = match.start()
    if state.src[start] == " " and _LEFT_OVER.match(state.src, start):
        # A tab behind one to three spaces makes neither code nor a paragraph: such lines stand there by themselves.
        if state.tokens and state.tokens[-1].kind == "raw_text":
            return _add(state.tokens[-1], match[0], match.end())
        line = Element("raw_text", None, state.source, start, match.end())
        line.raw = Source(match[0], state.source, start, exact=True)
        state.tokens.append(line)
        return match.end()
    last_line = PARAGRAPH_ENDS[state.context.interrupted].search(state.src, start)
    assert last_line is not None
    end = last_line.end()
    lines = state.src[start:end]
    last = state.tokens[-1] if state.tokens else None
    if last is not None and last.kind == "p" and _is_nothing(last) and state.ial is None:
        state.ial = state.tokens.pop().options.get("ial")  # of NUL alone: it begins here
        last = None
    if last is not None and last.kind == "p" and state.ial is None:
        _lengthen(last, lines, state)
        last.end = end
    elif last is not None and last.value == "p" and state.ial is None and state.context.options["html_to_native"]:
        _go_on(last, lines, start, state)
    else:
        string = lines.strip(STRIPPED)
        if lines[0] == "\0" and string:
            start = end - len(lines.lstrip(STRIPPED))  # lines of NUL alone are gone
        paragraph = Element("p", None, state.source, start, end)
        paragraph.raw = Source(string, state.source, start)
        if state.ial is None:
            state.tokens.append(paragraph)
        else:
            state.put(paragraph)
    return end


def _add(line: Element, more: str, end: int) -> int:
    """The line below one that stands by itself."""
    line.own_options().setdefault("more", []).append(more)
    line.end = end
    return end


def _is_nothing(paragraph: Element) -> bool:
    return isinstance(paragraph.raw, Source) and not paragraph.raw.string and "more" not in paragraph.options


def _lengthen(paragraph: Element, string: str, state: State) -> None:
    """What looked like another block's first line and was none goes on with the paragraph before it."""
    paragraph.own_options().setdefault("more", []).extend((_between(paragraph, state), string.rstrip(STRIPPED)))


def _between(paragraph: Element, state: State) -> str:
    """What parts the lines of a paragraph that goes on."""
    return "  \n" if state.src.startswith("  \n", paragraph.end - 3) else "\n"


def _go_on(paragraph: Element, lines: str, at: int, state: State) -> None:
    """Where HTML is taken for what it means, lines behind a paragraph of HTML go on with it."""
    string = lines.rstrip(STRIPPED)
    paragraph.own_options().pop("html_only", None)
    if isinstance(paragraph.raw, Source):
        _add_to(paragraph, paragraph.raw, string, at)
        return
    last = paragraph.children[-1] if paragraph.children else None
    if last is not None and "goes_on" in last.options:
        last.own_options().setdefault("more", []).append(_between(last, state) + string)
        last.end = at + len(lines)
        return
    rest = Element("p", None, state.source, at, at + len(lines))
    rest.own_options()["transparent"] = rest.own_options()["goes_on"] = True
    rest.raw = Source(string, state.source, at)
    paragraph.own_children().append(rest)


def _add_to(paragraph: Element, own: Source, string: str, at: int) -> None:
    """The same for one that has `markdown="1"`: what stands behind it is of its own text; its end tag is left out."""
    options = paragraph.own_options()
    size = options.get("size", len(own.string))
    between = "\n" if size else ""
    dropped = own.dropped if isinstance(own.dropped, list) else []
    own.dropped = dropped
    begin = size + len(between)
    dropped.extend([begin] * (at - own.at - begin - len(dropped)))
    options.setdefault("more", []).append(between + string)
    options["size"] = begin + len(string)


def render(paragraph: Element, indent: int, renderer: Renderer) -> str:
    if paragraph.options:
        if "transparent" in paragraph.options:
            return renderer.inner(paragraph, indent if "goes_on" in paragraph.options else indent + 2)
        if "standalone" in paragraph.options:
            return _figure(paragraph, indent)
    return block("p", paragraph.attr, renderer.inner(paragraph, indent + 2), indent)


def _figure(paragraph: Element, indent: int) -> str:
    """An image with the list `{:standalone}`, alone in its paragraph; what styles it styles the figure."""
    image = paragraph.children[0]
    outer, inner = dict(paragraph.attr), dict(image.attr)
    for name in ("class", "id"):
        if name in inner and name not in outer:
            outer[name] = inner.pop(name)
    space = " " * (indent + 2)
    caption = span("figcaption", {}, inner["alt"])
    return indented_block("figure", outer, f"{space}<img{attributes(inner)} />\n{space}{caption}\n", indent)


def render_squeezed(text: Element, _indent: int, _renderer: Renderer) -> str:
    return str(text.value)


SYNTAX = Block("paragraph", r"[^\n]*\n", parse, render={"p": render, "squeezed": render_squeezed})
