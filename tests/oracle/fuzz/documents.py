"""What is compared: texts of every kind, each with the options it is converted under."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, NamedTuple

from oracle.fuzz.grammar import produce
from oracle.fuzz.mutation import mutant

LONGEST = 3000  # characters; what needs more to differ is too rare to wait for


class Case(NamedTuple):
    """A text and kramdown's options."""

    text: str
    options: dict[str, Any]


# As Jekyll sets them, and kramdown's own.
JEKYLL: dict[str, Any] = {
    "input": "GFM",
    "hard_wrap": False,
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
}
PLAIN: dict[str, Any] = {"input": "kramdown", "syntax_highlighter": None}
VARIED: dict[str, tuple[Any, ...]] = {
    "input": ("GFM", "kramdown"),
    "hard_wrap": (True, False),
    "auto_ids": (False,),
    "auto_id_prefix": ("p-",),
    "auto_id_stripping": (True,),
    "parse_block_html": (True, True),
    "parse_span_html": (False,),
    "html_to_native": (True, True, True),
    "forbidden_inline_options": (["hard_wrap", "toc_levels"],),
    "entity_output": ("as_input", "numeric", "symbolic"),
    "footnote_nr": (3,),
    "footnote_backlink": ("", "&uarr; b", "^"),
    "footnote_backlink_inline": (True,),
    "footnote_prefix": ("f-",),
    "header_offset": (1, -1),
    "toc_levels": ("2..3", [1, 3]),
    "smart_quotes": ("apos,apos,quot,quot", "laquo,raquo,bdquo,ldquo"),
    "typographic_symbols": ({"hellip": "...", "mdash": "<->"},),
    "math_engine": (None,),
    "gfm_quirks": ("", "no_auto_typographic", "paragraph_end,no_auto_typographic"),
    "syntax_highlighter": ("rouge",),
    "syntax_highlighter_opts": (
        {"default_lang": "python"},
        {"span": {"disable": True}},
        {"block": {"line_numbers": True}, "css_class": "c"},
        {"default_lang": "nosuch", "guess_lang": True},
    ),
    "remove_line_breaks_for_cjk": (True,),
    "link_defs": ({"a": ["http://a.b", "t"], "foo bar": ["f"]},),
}


def case(draw: Random, pages: Sequence[str]) -> Case:
    """One case."""
    text = draw.choice(_KINDS)(draw, pages)
    text = draw.choice(_ENDS)(text)[:LONGEST]
    return Case(text.encode("utf-8", "replace").decode(), _options(draw))


def grammatical(draw: Random) -> Case:
    """A case of the grammar alone."""
    return Case(produce("document", draw)[:LONGEST], _options(draw))


def _grammar(draw: Random, _pages: Sequence[str]) -> str:
    return produce("document", draw)


def _inline(draw: Random, _pages: Sequence[str]) -> str:
    return produce("inline", draw)


def _noise(draw: Random, _pages: Sequence[str]) -> str:
    return "".join([produce("sym", draw) for _ in range(draw.randint(1, 40))])


def _words(draw: Random, _pages: Sequence[str]) -> str:
    parts = ("sym", "sym", "word", "word", "span", "gap", "pad")
    return "".join([produce(draw.choice(parts), draw, depth=7) for _ in range(draw.randint(2, 25))])


def _edited(draw: Random, _pages: Sequence[str]) -> str:
    return mutant([produce("document", draw)], draw)


def _mutant(draw: Random, pages: Sequence[str]) -> str:
    return mutant(pages, draw)


_KINDS: tuple[Callable[[Random, Sequence[str]], str], ...] = (
    *(_grammar, _grammar, _grammar, _inline, _edited, _edited, _noise, _words, _mutant, _mutant, _mutant),
)


def _same(text: str) -> str:
    return text


def _returns(text: str) -> str:
    return text.replace("\n", "\r\n")


def _closed(text: str) -> str:
    return text + "\n"


def _blanks(text: str) -> str:
    return text.replace("\n", " \n")


_ENDS: tuple[Callable[[str], str], ...] = (*[_same] * 12, *[_closed] * 8, _returns, _blanks)


def _options(draw: Random) -> dict[str, Any]:
    kind = draw.random()
    if kind < 0.6:
        return JEKYLL
    if kind < 0.8:
        return PLAIN
    names = draw.sample(sorted(VARIED), draw.randint(1, 4))
    return {"input": "GFM", "syntax_highlighter": None} | {name: draw.choice(VARIED[name]) for name in names}
