"""Code as Jekyll shows it: in the wrapper that Rouge puts around its tokens, and those in their colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.html import attributes, escape, escape_attribute
from jekyll_tools.kramdown.kinds import to_s, true

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Element
    from jekyll_tools.kramdown.renderer import Renderer

_CLASS = "language-"
_SPACES = re.compile(r"^(?P<before>[ \t]+)|(?P<behind>[ \t]+)$|[ \t]+", re.M)


def code_block(block: Element, indent: int, renderer: Renderer) -> str:
    """A code block, in Rouge's wrapper where that knows the language."""
    attr, named = _without_language(block)
    space = " " * indent
    wanted = _wanted("block", renderer.options)
    wrapped = _wrapped(named, wanted)
    if wrapped is None:
        attr = dict(block.attr) if "language" in block.options else attr
        code = escape(block.value).removesuffix("\n")
        if "show-whitespaces" in attr.get("class", "").split():
            code = _SPACES.sub(_shown, code)
        inner = f' class="{_CLASS}{escape_attribute(named)}"' if named else ""
        return f"{space}<pre{attributes(attr)}><code{inner}>{code}\n</code></pre>\n"
    _mark(attr, wrapped)
    code = _coloured(wrapped, block.value, wanted)
    if true(wanted.get("wrap", True)):
        style = _class_of(wanted, "css_class", "highlight")
        code = f'<div class="highlight"><pre class="{style}"><code>{code}</code></pre></div>'
    return f"{space}<div{attributes(attr)}>{code}{space}</div>\n"


def _shown(spaces: re.Match[str]) -> str:
    """White space made visible, and marked by where in its line it stands."""
    place = "-l" if spaces["before"] is not None else "-r" if spaces["behind"] is not None else ""
    dot, tab = f'<span class="ws-space{place}">&#8901;</span>', f'<span class="ws-tab{place}">\t</span>'
    return "".join([dot if space == " " else tab for space in spaces[0]])


def code_span(span: Element, renderer: Renderer) -> str:
    """Code within a line, marked as Rouge's where that knows the language."""
    if not span.attr and "language" not in span.options:
        if renderer.code_start is None:
            renderer.code_start = _plain_start(renderer.options)
        if renderer.code_start:
            return f"{renderer.code_start}{escape(span.value)}</code>"
    attr, named = _without_language(span)
    wanted = _wanted("span", renderer.options)
    wrapped = _wrapped(named, wanted)
    if wrapped is None:
        return f"<code{attributes(span.attr)}>{escape(span.value)}</code>"
    _mark(attr, wrapped)
    return f"<code{attributes(attr)}>{_coloured(wrapped, span.value, wanted)}</code>"


def _plain_start(options: Mapping[str, Any]) -> str:
    """The start tag of all code without attributes and language; "" where its language is to be coloured."""
    from jekyll_tools.kramdown.highlight.languages import PLAIN

    wanted = _wanted("span", options)
    wrapped = _wrapped(None, wanted)
    if wrapped is None:
        return "<code>"
    attr: dict[str, str] = {}
    _mark(attr, wrapped)
    return f"<code{attributes(attr)}>" if wrapped in PLAIN and not true(wanted.get("line_numbers")) else ""


def _coloured(language: str, code: str, wanted: Mapping[str, Any]) -> str:
    """What stands within `<code>`: the code, and its lines' numbers where they are wanted."""
    html = _spans(language, code)
    if not true(wanted.get("line_numbers")):
        return html
    end = "" if code.endswith("\n") else "\n"
    first = wanted.get("start_line")
    first = first if isinstance(first, int) else 1
    numbers = "".join(f"{number}\n" for number in range(first, first + (code + end).count("\n")))
    table = _class_of(wanted, "table_class", "rouge-table")
    gutter, lines = _class_of(wanted, "gutter_class", "rouge-gutter"), _class_of(wanted, "code_class", "rouge-code")
    return (
        f'<table class="{table}"><tbody><tr><td class="{gutter} gl"><pre class="lineno">{numbers}</pre></td>'
        f'<td class="{lines}"><pre>{html}{end}</pre></td></tr></tbody></table>'
    )


def _class_of(wanted: Mapping[str, Any], name: str, usual: str) -> str:
    """A class that the highlighter's options may name otherwise."""
    given = wanted.get(name)
    return usual if given is None else escape_attribute(to_s(given))


def _spans(language: str, code: str) -> str:
    """The tokens, each in its class; nothing is imported for code that has no colours."""
    from jekyll_tools.kramdown.highlight.languages import PLAIN

    if language in PLAIN or not language:
        return escape(code)
    from jekyll_tools.kramdown.highlight.tokens import spans

    coloured = spans(language, code)
    return escape(code) if coloured is None else coloured


def _without_language(element: Element) -> tuple[dict[str, str], str | None]:
    """The attributes without the class that names the language, and the language."""
    attr = dict(element.attr)
    named = element.options.get("language")
    classes = attr.get("class", "")
    if _CLASS not in classes:
        return attr, named
    found = next((name for name in classes.split() if name.startswith(_CLASS)), None)
    if found is not None:
        rest = " ".join(name for name in classes.split() if name != found)
        attr["class"] = rest
        if not rest:
            del attr["class"]
        named = named or found.removeprefix(_CLASS)
    return attr, named


def _mark(attr: dict[str, str], language: str) -> None:
    own = f"{_CLASS}{language}" if language else None
    attr["class"] = " ".join(filter(None, (own, attr.get("class"), "highlighter-rouge")))


def _wanted(kind: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The highlighter's options for blocks, or for spans; without a highlighter it is off."""
    if options["syntax_highlighter"] is None:
        return {"disable": True}
    wanted = dict(options["syntax_highlighter_opts"])
    own = wanted.pop(kind, None)
    return {**wanted, **own} if isinstance(own, Mapping) else wanted


def _wrapped(named: str | None, wanted: Mapping[str, Any]) -> str | None:
    """The language that Rouge takes the code for, "" where it is to guess; None where it leaves the code alone."""
    from jekyll_tools.kramdown.highlight.languages import KNOWN, PLAIN

    language, guesses = named or wanted.get("default_lang"), true(wanted.get("guess_lang"))
    if true(wanted.get("disable")):
        return None
    if language is None:
        return "" if guesses else None
    if not isinstance(language, str) or (language not in KNOWN and not (language == "guess" and guesses)):
        return None
    return None if language in PLAIN and not guesses else language
