"""HTML on lines of its own: raw, or with Markdown inside (`markdown="1"`)."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import END_TAG, NAME_START, SPAN_LEVEL, VOID, attributes
from jekyll_tools.kramdown.plain_html import PlainHtml
from jekyll_tools.kramdown.raw_html import VERBATIM, content_model, read_block, read_span, rest_of_line
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.kramdown.tags import StartTag, lowered, start_tag


def parse(match: re.Match[str], state: State) -> int | None:
    at = match.end() - 1
    follows = state.src[at + 1]
    if follows == "/":
        return _end_tag(state, at)
    if follows == "!":
        return _comment(state, at)
    tag = start_tag(state.src, at)
    if tag is None or tag.name in SPAN_LEVEL:
        return None
    return _element(state, tag, at)


def _comment(state: State, at: int) -> int | None:
    end = state.source.find("-->", at + 4)
    if at != state.cursor or not state.src.startswith("<!--", at) or end < 0:
        return None
    comment = Element("xml_comment", state.src[at : end + 3], state.source, at, end + 3)
    comment.own_options()["category"] = "block"
    state.tokens.append(comment)
    return rest_of_line(state.src, end + 3)


def _end_tag(state: State, at: int) -> int | None:
    """The end of the element whose content is being read; any other end tag is text."""
    tag = END_TAG.match(state.src, at)
    if tag is None or lowered(tag["tag"]) != state.open_tag or tag["tag"].lower() in SPAN_LEVEL:
        return None
    state.open_tag = None
    state.cursor_max = 0
    return tag.end()


def _element(state: State, tag: StartTag, at: int) -> int:
    begin = at + tag.length
    element = PlainHtml(tag, state.source, at, begin)
    state.put(element)
    state.context.note(element)
    model = content_model(element, state.context.options["parse_block_html"])
    element.options["model"] = model
    if tag.name in VERBATIM:
        element.options["closed"] = False
        end = element.read(state, begin)
    elif tag.closed or tag.name in VOID:
        end = begin
    elif model == "raw":
        return rest_of_line(state.src, element.read(state, begin))
    else:
        read = read_block if model == "block" else read_span
        return rest_of_line(state.src, read(state, element, begin))
    return rest_of_line(state.src, end) if model == "block" else end


def render(element: Element, indent: int, renderer: Renderer) -> str:
    return "".join(parts(element, indent, renderer))


def parts(element: Element, indent: int, renderer: Renderer) -> tuple[str, str, str]:
    """An element's HTML: what stands before its content, that, and what stands behind. It may be nearly all of a text,
    of which there are to be no copies.
    """
    options = element.options
    model = options["model"]
    if isinstance(element, PlainHtml) and element.html is not None:
        body = element.html
        start = element.tag.html if element.attr is element.tag.attr else f"<{element.value}{attributes(element.attr)}"
    else:
        body = renderer.inner(element, indent + 2)
        start = f"<{element.value}{attributes(element.attr)}"
    void = not body and element.value in VOID
    if options["category"] == "span":
        return (f"{start} />", "", "") if void else (f"{start}>", body, f"</{element.value}>")
    space, end = " " * indent, "\n"
    if options.get("in_raw"):
        end = ""
    else:
        start = space + start
    if void or (options["closed"] and model == "raw"):
        return f"{start} />{end}", "", ""
    if body and model == "block":
        last = "" if body.endswith("\n") else "\n"
        return f"{start}>\n", body, f"{last}{space}</{element.value}>{end}"
    return f"{start}>", body, f"</{element.value}>{end}"


def render_comment(comment: Element, indent: int, _renderer: Renderer) -> str:
    if comment.options.get("category") != "block":
        return str(comment.value)
    return f"{' ' * indent}{comment.value}\n"


SYNTAX = Block(
    "block_html",
    rf" {{0,3}}<(?=[/!]|{NAME_START})",
    parse,
    before="setext_header",
    begins=" <",
    render={"html_element": render, "xml_comment": render_comment, "xml_pi": render_comment},
)
