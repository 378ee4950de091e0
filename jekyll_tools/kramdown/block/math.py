"""A math block: what stands between two `$$`."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.attributes import joined
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import attributes, escape
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.regex import regex

_CLOSE = regex(r"\$\$(?:[ \t\f\v\r]*\n)?")


def parse(match: re.Match[str], state: State) -> int | None:
    if not state.starts_on_boundary():
        return None
    opened = match.end()
    escaped = match[0].lstrip(STRIPPED).startswith("\\")
    closed = state.src.find("$$", opened)
    found = _CLOSE.match(state.src, closed) if closed >= opened else None
    if found is None:
        return None
    if escaped:
        if found[0].endswith("\n"):
            state.cursor = opened - 2  # the backslash has done its work; what is left is another block
        return None
    if not state.ends_on_boundary(found.end()):
        return None
    math = state.add("math", state.src[opened:closed].strip(STRIPPED), found.end())
    math.own_options()["category"] = "block"
    return found.end()


def render(math: Element, indent: int, renderer: Renderer) -> str:
    typeset = renderer.options["math_engine"] is not None
    # What nobody typesets is not escaped either.
    if math.options["category"] == "span":
        if typeset and not math.attr:
            return f"\\({escape(math.value)}\\)"
        return f"<span{_attributes(math, typeset)}>${math.value}$</span>"
    space = " " * indent
    if not typeset:
        return f"{space}<div{_attributes(math, typeset)}>$$\n{math.value}\n$$</div>\n"
    body = f"\\[{escape(math.value)}\\]\n"
    return f"{space}<div{attributes(math.attr)}>{body}</div>\n" if math.attr else body


def _attributes(math: Element, typeset: bool) -> str:
    """What nobody typesets is marked for scripts on the page."""
    if typeset:
        return attributes(math.attr)
    return attributes({**math.attr, "class": joined(math.attr.get("class"), "kdmath")})


SYNTAX = Block("math", r" {0,3}\\?\$\$", parse, before="table", begins=" \\$", render={"math": render})
