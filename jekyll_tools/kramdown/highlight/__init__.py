"""Code as Jekyll shows it: in the wrapper that Rouge puts around its tokens, and those in their colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.html import attributes, escape, escape_attribute
from jekyll_tools.kramdown.kinds import to_s, true
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Element
    from jekyll_tools.kramdown.renderer import Renderer

_CLASS = "language-"
_LANGUAGE = regex(r"\blanguage-((?a:\S)+)")
_SPACES = regex(r"^(?P<before>[ \t]+)|(?P<behind>[ \t]+)$|[ \t]+", re.M)


def code_block(block: Element, indent: int, renderer: Renderer) -> str:
    """A code block, in Rouge's wrapper where that knows the language."""
    attr, named = _without_language(block)
    space = " " * indent
    wanted, wrapped = renderer.known(("block", named), lambda: _settled("block", named, renderer.options))
    if wrapped is None:
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
        html = plain_span(span.value, renderer)
        if html is not None:
            return html
    found = _LANGUAGE.search(span.attr.get("class", ""))
    named = span.options.get("language") or (found[1] if found else None)
    wanted, wrapped = renderer.known(("span", named), lambda: _settled("span", named, renderer.options))
    if wrapped is None:
        return f"<code{attributes(span.attr)}>{escape(span.value)}</code>"
    attr = dict(span.attr)
    _mark(attr, wrapped)
    return f"<code{attributes(attr)}>{_coloured(wrapped, span.value, wanted)}</code>"


def plain_span(code: str, renderer: Renderer) -> str | None:
    """Code within a line that says nothing of itself; None where such code is to be coloured."""
    if renderer.code_start is None:
        renderer.code_start = _plain_start(renderer.options)
    return f"{renderer.code_start}{escape(code)}</code>" if renderer.code_start else None


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

    language = language.partition("?")[0]
    if language in PLAIN or not language:
        return escape(code)
    from jekyll_tools.kramdown.highlight.tokens import spans

    coloured = spans(language, code)
    return escape(code) if coloured is None else coloured


def _without_language(element: Element) -> tuple[dict[str, str], str | None]:
    """A block's attributes and its language: where nothing else does, the first class that says one gives it away."""
    if "language" in element.options:  # which was the first class
        attr = {"class": "", **element.attr}
        if not attr["class"]:
            del attr["class"]
        return attr, element.options["language"]
    attr = dict(element.attr)
    classes = attr.get("class", "")
    found = _LANGUAGE.search(classes)
    if found is None:
        return attr, None
    attr["class"] = (classes[: found.start()] + classes[found.end() :]).strip(STRIPPED)
    if not attr["class"]:
        del attr["class"]
    return attr, found[1]


def _mark(attr: dict[str, str], language: str) -> None:
    """Name the language in the first class: in place of another, where that is one."""
    classes = attr.get("class")
    if language:
        found = _LANGUAGE.match(classes) if classes else None
        rest = classes[found.end() :] if found and classes else f" {classes}" if classes else ""
        classes = f"{_CLASS}{language}{rest}"
    attr["class"] = f"{classes} highlighter-rouge" if classes else "highlighter-rouge"


def _wanted(kind: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The highlighter's options for blocks, or for spans; without a highlighter it is off."""
    if options["syntax_highlighter"] is None:
        return {"disable": True}
    wanted = dict(options["syntax_highlighter_opts"])
    own = wanted.pop(kind, None)
    return {**wanted, **own} if isinstance(own, Mapping) else wanted


def _settled(kind: str, named: str | None, options: Mapping[str, Any]) -> tuple[Mapping[str, Any], str | None]:
    """The highlighter's options, and the language that it takes code for that names one."""
    wanted = _wanted(kind, options)
    return wanted, _wrapped(named, wanted)


def _wrapped(named: str | None, wanted: Mapping[str, Any]) -> str | None:
    """The language that Rouge takes the code for, "" where it is to guess; None where it leaves the code alone."""
    from jekyll_tools.kramdown.highlight.languages import KNOWN, PLAIN

    language, guesses = named or wanted.get("default_lang"), true(wanted.get("guess_lang"))
    if true(wanted.get("disable")):
        return None
    if language is None:
        return "" if guesses else None
    if not isinstance(language, str):
        return None
    name = language.partition("?")[0]  # options for the lexer may follow
    if name not in KNOWN and not (language == "guess" and guesses):
        return None
    return None if name in PLAIN and not guesses else language
