"""kramdown's options: all that kramdown 2.4.0 and its GFM parser 1.1.0 document, with their names and defaults."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from marshal import dumps
from typing import Any

from jekyll_tools.kramdown.kinds import (
    BOOLEAN,
    EMPTY,
    INPUT,
    INTEGER,
    LEVELS,
    LINKS,
    MAPPING,
    NAMES,
    OFF,
    QUOTES,
    SIX,
    STRING,
    TEXTS,
    symbol,
    words,
)
from jekyll_tools.options import Option, OptionError, heal, read, table

_ENTITIES = symbol("as_char", "as_input", "numeric", "symbolic", other="numeric")
_MATH, _ROUGE = symbol("mathjax", None, other=None), symbol("rouge", None, other=None)
_QUIRKS = words("paragraph_end", "no_auto_typographic")
_ALL = (1, 2, 3, 4, 5, 6)
_TYPESET = ("lsquo", "rsquo", "ldquo", "rdquo")
_SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "subparagraph")
NO_HTML = "not of HTML: nothing here heeds it"

DECLARED = table(
    [
        Option("input", INPUT, "kramdown", "the dialect: kramdown's own, or GitHub's"),
        Option("auto_ids", BOOLEAN, True, "give every header an id made from its text"),
        Option("auto_id_stripping", BOOLEAN, False, "make the id from the text without its markup"),
        Option("auto_id_prefix", STRING, "", "what every such id begins with"),
        Option("transliterated_header_ids", OFF, False, "ids in ASCII; that needs a library of Ruby's"),
        Option("parse_block_html", BOOLEAN, False, "read Markdown inside HTML blocks"),
        Option("parse_span_html", BOOLEAN, True, "read Markdown inside HTML within a line"),
        Option("html_to_native", BOOLEAN, False, "take HTML for the element of Markdown that it means"),
        Option("link_defs", LINKS, {}, "link definitions known beforehand: label to [url, title]"),
        Option("footnote_nr", INTEGER, 1, "the number of the first footnote"),
        Option("footnote_prefix", STRING, "", "what the names in footnotes' ids begin with"),
        Option("footnote_backlink", STRING, "&#8617;", "the text of links back from footnotes; none if empty"),
        Option("footnote_backlink_inline", BOOLEAN, False, "put them behind the last text, however deep it stands"),
        Option("entity_output", _ENTITIES, "as_char", "how entities are written"),
        Option("smart_quotes", QUOTES, _TYPESET, "what ' and \" become, each on the left and on the right"),
        Option("typographic_symbols", TEXTS, {}, "what hellip, mdash, ndash, laquo, raquo, … become"),
        Option("remove_line_breaks_for_cjk", BOOLEAN, False, "join lines of Chinese and Japanese"),
        Option("header_offset", INTEGER, 0, "added to the level of every header"),
        Option("toc_levels", LEVELS, _ALL, "the levels of headers in a table of contents"),
        Option("math_engine", _MATH, "mathjax", "who typesets mathematics"),
        Option("math_engine_opts", MAPPING, {}, "of these MathJax heeds none"),
        Option("syntax_highlighter", _ROUGE, "rouge", "who colours code"),
        Option("syntax_highlighter_opts", MAPPING, {}, "Rouge's; under block and span for one kind of code"),
        Option("forbidden_inline_options", NAMES, ("template",), "options that a text may not set for itself"),
        Option("hard_wrap", BOOLEAN, True, "under GFM: break the line where the source does"),
        Option("gfm_quirks", _QUIRKS, ("paragraph_end",), "under GFM: how paragraphs end; no typography"),
        Option("template", EMPTY, "", "nothing is put around the result: it is a fragment"),
        Option("line_width", INTEGER, 72, NO_HTML),
        Option("list_indent", INTEGER, 2, NO_HTML),
        Option("latex_headers", SIX, _SECTIONS, NO_HTML),
        Option("remove_block_html_tags", BOOLEAN, True, NO_HTML),
        Option("remove_span_html_tags", BOOLEAN, False, NO_HTML),
    ]
)
# What chose the highlighter before kramdown 2.0; sites still set them, and nothing comes of it.
RETIRED = frozenset(
    {f"coderay_{name}" for name in ("css", "default_lang", "line_number_start", "line_numbers", "tab_width", "wrap")}
    | {"coderay_bold_every", "enable_coderay"}
)
_WHERE = "kramdown option"
# What a text cannot set: its parser was chosen before it was read.
_SETTLED = frozenset(("input", "hard_wrap", "gfm_quirks", "link_defs"))


_settled: dict[bytes | None, dict[str, Any]] = {}
_REMEMBERED = 64
_WITHOUT_REFERENCES = 2  # the version of marshal's format in which equal values give equal bytes


def settle(given: Mapping[str, Any]) -> dict[str, Any]:
    """All options, the given ones read; raises OptionError for an unknown name or a value of the wrong type.

    A site's pages all have the same: those are read once, which is half of what converting a line takes.
    """
    key = _key(given)
    if key in _settled:
        return dict(_settled[key])
    settled = read(DECLARED, {name: value for name, value in given.items() if name not in RETIRED}, _WHERE)
    if key is not None:
        if len(_settled) >= _REMEMBERED:
            _settled.clear()
        _settled[key] = settled
    return dict(settled)


def _key(given: Mapping[str, Any]) -> bytes | None:
    """What is equal for the same values only: 1 is not True. None where there is none: for what may change unseen."""
    try:
        return dumps(dict(given), _WITHOUT_REFERENCES)
    except ValueError:
        return None


def value(name: str, given: Any) -> Any:
    """What kramdown makes of a value, odd ones too; raises OptionError for what stops it."""
    return heal(DECLARED[name], given, _WHERE)


def set_in_text(options: dict[str, Any], given: Mapping[str, str]) -> None:
    """What `{::options … /}` in a text sets; what is no option, forbidden or senseless is passed over."""
    for name, text in given.items():
        if name in DECLARED and name not in _SETTLED and name not in options["forbidden_inline_options"]:
            with suppress(OptionError):
                options[name] = value(name, text)
