"""Typography alone: what Jekyll's filter `smartify` makes of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jekyll_tools.kramdown.dialect import Dialect
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.options import settle
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import KRAMDOWN, Block
from jekyll_tools.text import Text

_SPANS = ("entity", "smart_quote", "span_html", "typographic_symbol")


def smart(string: str, options: Mapping[str, Any]) -> str:
    """A text with its quotes, dashes and dots as typesetters have them, and escaped for HTML; no Markdown is read.

    >>> smart('*"a"* -- b & <i>c</i>', {})
    '*”a”* – b &amp; <i>c</i>'
    """
    document = _dialect().parse(Text.written("", string).with_line_ends(), settle(options))
    return _dialect().render(document).removesuffix("\n")


def _all(match: re.Match[str], state: State) -> int:
    text = Element("raw_text", None, state.source, match.start(), len(state.src))
    text.raw = Source(state.src[match.start() :], state.source, match.start(), exact=True)
    state.tokens.append(text)
    return len(state.src)


@cache
def _dialect() -> Dialect:
    full = Dialect(KRAMDOWN)
    spans = [syntax for syntax in full.span_syntaxes if syntax.name in _SPANS]
    made = Dialect(KRAMDOWN, blocks=[Block("content", r"[^\n]*\n", _all)], spans=spans)
    made.renders = full.renders
    return made
