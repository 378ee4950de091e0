"""Random tables of hostile redirects."""

from __future__ import annotations

import os
import random
from typing import Any

from hypothesis import strategies as st

from jekyll_tools.redirects.answer import composed
from jekyll_tools.redirects.data import STATUSES, Said
from jekyll_tools.redirects.row import Row, of_said
from jekyll_tools.redirects.table import Table, table
from jekyll_tools.site.config import Config
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

TABLES = int(os.environ.get("TABLES", "150"))  # `make hostile` asks for 50,000
MARKS = list("/abABéÉ日💡.-_~!$&'()*+,;=:@%[]{}^`|\" \\#?<>0\n\u0000\u202e")
WORDS = [
    *MARKS,
    "%25", "%2e", "%C3%A9", "%zz", "e\u0301", "${PATH}", "%{HTTP_HOST}", "{env.HOME}", "{path}", ":name", ":splat",
    "$1", "\\1", "~^", '" ; }', "\nSet-Cookie: x=1", "index.html", ".html", "/", "//", "/../", "ﬁ", "ß", "İ", "K",
    "ẞ", "ss", "\u00a0", "\u3000", "#/", "?q=1", "&c", "%2F",
]  # fmt: skip
STARTS = [
    "/",
    "/",
    "/old/",
    "",
    "https://example.org/",
    "https://example.org/?",
    "http://[::1]:81/",
    "//",
    "javascript:",
]
SITE = Site("", Config({"url": "https://example.com"}, {}, ()), (), (), ())
FILE = Text.written("_data/redirects.yml", " " * 1000)  # a redirect a character

# A character for each word: hypothesis draws a text at once, a list word by word, which takes most of a run.
_words = st.text([chr(number) for number in range(len(WORDS))], max_size=6).map(
    lambda text: "".join(WORDS[ord(each)] for each in text)
)
_sources = _words.map(lambda text: "/" + text)
_targets = st.builds(str.__add__, st.sampled_from(STARTS), _words)


def random_table() -> st.SearchStrategy[Table]:
    """Tables of a few redirects; those that are refused before any host is asked are left out."""
    return st.lists(st.tuples(_sources, _targets, st.sampled_from(STATUSES)), max_size=5).map(_table)


def drawn_table(seed: int, number: int) -> Table:
    """A table of about so many redirects."""
    draw = random.Random(seed)

    def text(starts: list[str]) -> str:
        return draw.choice(starts) + "".join(draw.choices(WORDS, k=draw.randint(0, 6)))

    return _table([(text(["/"]), text(STARTS), draw.choice(STATUSES)) for _ in range(number)])


def _table(drawn: list[tuple[str, str, int]]) -> Table:
    rows: dict[Any, Row] = {}
    for number, (source, target, status) in enumerate(drawn):
        made = of_said(Said(source, target, status, FILE.locate(number), FILE.locate(number)), SITE.config)
        if isinstance(made, Row):
            rows.setdefault(composed(made.destination), made)
    found = list(rows.values())
    while True:
        made_table = table(SITE, found)
        if not made_table.problems:
            return made_table
        wrong = {problem.location for problem in made_table.problems}
        found = [row for row in found if row.location not in wrong]  # what goes round
