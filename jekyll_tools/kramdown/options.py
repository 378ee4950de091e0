"""kramdown's options, with its own names and defaults; and those that a `_config.yml` means under Jekyll."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.options import BOOLEAN, INTEGER, MAPPING, STRING, Kind, Option, choice, optional, read, table


def _levels(value: Any) -> tuple[int, ...]:
    if isinstance(value, str):
        first, dots, last = value.partition("..")
        if dots:
            return tuple(range(int(first), int(last) + 1))
        value = value.split(",")
    return tuple(int(level) for level in value)


def _quotes(value: Any) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else list(value)
    if len(names) != 4:
        raise ValueError
    return tuple(str(name).strip() for name in names)


def _quirks(value: Any) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else list(value)
    return tuple(str(name).strip() for name in names if str(name).strip())


LEVELS = Kind("a range of levels such as 1..6", _levels)
QUOTES = Kind("four entity names", _quotes)
QUIRKS = Kind("names of quirks", _quirks)

DECLARED = table(
    [
        Option("input", choice("kramdown", "GFM"), "kramdown", "the dialect: kramdown's own, or GitHub's"),
        Option("auto_ids", BOOLEAN, True, "give every header an id made from its text"),
        Option("auto_id_stripping", BOOLEAN, False, "make the id from the text without its markup"),
        Option("auto_id_prefix", STRING, "", "what every such id begins with"),
        Option("parse_block_html", BOOLEAN, False, "read Markdown inside HTML blocks"),
        Option("parse_span_html", BOOLEAN, True, "read Markdown inside HTML within a line"),
        Option("link_defs", MAPPING, {}, "link definitions known beforehand: label to [url, title]"),
        Option("footnote_nr", INTEGER, 1, "the number of the first footnote"),
        Option(
            "entity_output", choice("as_char", "as_input", "numeric", "symbolic"), "as_char", "how entities are written"
        ),
        Option("toc_levels", LEVELS, (1, 2, 3, 4, 5, 6), "the levels of headers in a table of contents"),
        Option("smart_quotes", QUOTES, ("lsquo", "rsquo", "ldquo", "rdquo"), "what straight quotes become"),
        Option("typographic_symbols", MAPPING, {}, "what `--`, `...` and the like become, by name"),
        Option("header_offset", INTEGER, 0, "added to the level of every header"),
        Option("syntax_highlighter", optional(choice("rouge")), None, "how code is marked up: by Rouge, or not at all"),
        Option("syntax_highlighter_opts", MAPPING, {}, "default_lang, guess_lang, and per kind under block and span"),
        Option("math_engine", optional(choice("mathjax")), "mathjax", "who typesets mathematics"),
        Option("footnote_backlink", STRING, "&#8617;", "what leads back from a footnote"),
        Option("footnote_backlink_inline", BOOLEAN, False, "put that behind the last text, whatever it is"),
        Option("footnote_prefix", STRING, "", "what the names in footnotes' ids begin with"),
        Option("hard_wrap", BOOLEAN, True, "under GFM, break the line where the source does"),
        Option("gfm_quirks", QUIRKS, ("paragraph_end",), "under GFM: paragraph_end, no_auto_typographic"),
    ]
)


def settle(given: Mapping[str, Any]) -> dict[str, Any]:
    """All options, the given ones read; raises OptionError for an unknown name or a value of the wrong type."""
    return read(DECLARED, given, "kramdown option")


def set_in_text(options: dict[str, Any], given: Mapping[str, str]) -> None:
    """What `{::options … /}` in a text sets; what is no option is passed over."""
    for name, value in given.items():
        if name in DECLARED and name != "template":
            try:
                options[name] = DECLARED[name].kind.read(value)
            except (TypeError, ValueError):
                continue


# What Jekyll sets where the site does not.
_JEKYLL: dict[str, Any] = {
    "input": "GFM",
    "hard_wrap": False,
    "auto_ids": True,
    "footnote_nr": 1,
    "entity_output": "as_char",
    "toc_levels": (1, 2, 3, 4, 5, 6),
    "smart_quotes": ("lsquo", "rsquo", "ldquo", "rdquo"),
}


def from_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """The options that a site's settings mean (observed with Jekyll 4.3.1)."""
    section = config.get("kramdown")
    given = section if isinstance(section, Mapping) else {}
    options = _JEKYLL | {name: value for name, value in given.items() if name in DECLARED}
    options["syntax_highlighter"] = _highlighter(given.get("syntax_highlighter") or config.get("highlighter", "rouge"))
    wanted = given.get("syntax_highlighter_opts")
    # Jekyll reads `guess_lang` beside these, and overwrites what stands among them.
    options["syntax_highlighter_opts"] = {
        "default_lang": "plaintext",
        **(wanted if isinstance(wanted, Mapping) else {}),
        "guess_lang": given.get("guess_lang", True),
    }
    return options


def _highlighter(name: object) -> str | None:
    """Rouge, or nothing: what other highlighters make of code is not known here."""
    return "rouge" if name == "rouge" else None
