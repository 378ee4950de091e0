"""What stands in `{: … }` on lines of its own: attribute lists and their definitions, and extensions."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.attributes import NAME, SOMETHING, AttributeList
from jekyll_tools.kramdown.context import Definition
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.extensions import START, STOPS, build, may_change, reading
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_DEFINITION = regex(rf" {{0,3}}\{{:({NAME}):({SOMETHING})\}}[ \t\f\v\r]*\n", re.A)
_LIST = regex(rf" {{0,3}}\{{:(?![:/]|{NAME}:(?!\}}))({SOMETHING})\}}[ \t\f\v\r]*\n", re.A)
_STOPS = {name: regex(rf"^ {{0,3}}{stop.pattern} *\n", re.M) for name, stop in STOPS.items()}
_EXTENSION = regex(rf" {{0,3}}{START}[ \t\f\v\r]*\n", re.A)

# What stays out of the result, but takes an attribute list.
_DEFINITIONS = ("link_def", "abbrev_def", "footnote_def")


def parse(match: re.Match[str], state: State) -> int | None:
    at = match.start()
    if (found := _LIST.match(state.src, at)) is not None:
        _attach(state, found)
    elif (found := _DEFINITION.match(state.src, at)) is not None:
        if not state.context.repeats:
            defined = state.context.lists.setdefault(found[1], AttributeList())
            defined.read(found[2], state.context.asked(state.source), found.start(2))
        state.add("eob", "ald")
    elif (found := _EXTENSION.match(state.src, at)) is not None:
        return _extension(state, found)
    return found.end() if found else None


def _attach(state: State, found: re.Match[str]) -> None:
    """A list belongs to the block right above it, else to the one right below."""
    last = state.tokens[-1] if state.tokens else None
    defined = last.value if last is not None and isinstance(last.value, Definition) else None
    if last is None or last.kind == "blank" or (last.kind == "eob" and not defined and last.value not in _DEFINITIONS):
        state.ial = state.ial or AttributeList()
        state.ial.read(found[1], state.context.asked(state.source), found.start(1))
        return
    given: AttributeList = defined.own_given() if defined else last.own_options().setdefault("ial", AttributeList())
    given.read(found[1], state.context.asked(state.source), found.start(1))
    end = found.end()
    more = state.src.startswith((" ", "{"), end)  # most have none behind
    if not (more and (_LIST.match(state.src, end) or _DEFINITION.match(state.src, end))):
        state.add("eob", "ial")  # which takes a list that still waits


def _extension(state: State, found: re.Match[str]) -> int | None:
    body = None
    end = found.end()
    if not found["alone"]:
        name = found["name"]
        closed = state.source.next(f"end of {name}", _STOPS[name], end) if name in _STOPS else -1
        if closed < 0:
            return None
        body, end = state.src[end:closed], state.src.index("\n", closed) + 1
    options = state.context.options
    before = reading(options) if may_change(found) else None
    built = build(state.context, state.source, found, body, "block")
    if built is True and found["name"] == "options":
        state.context.has_set(state.level, before is not None and reading(options) != before)
        state.add("eob", "extension")
    elif isinstance(built, Element):
        built.source, built.start, built.end = state.source, state.cursor, end
        state.tokens.append(built)
    return end if built else None


def render_comment(comment: Element, indent: int, _renderer: Renderer) -> str:
    if comment.options["category"] == "block":
        return f"{' ' * indent}<!-- {comment.value} -->\n"
    return f"<!-- {comment.value} -->"


def render_raw(raw: Element, _indent: int, _renderer: Renderer) -> str:
    value: str = raw.value
    return value


SYNTAX = Block(
    "block_extension",
    r" {0,3}\{:",
    parse,
    before="eob_marker",
    begins=" {",
    render={"comment": render_comment, "raw": render_raw},
)
