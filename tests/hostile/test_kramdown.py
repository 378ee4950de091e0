"""Texts that blow parsers up: four times the text takes about four times the time, and becomes no more than a limit.

`make hostile` converts each at its full size instead, `HOSTILE=50000` times what it repeats, in under ten seconds.
"""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from time import process_time

import pytest
from growth import too_fast_growing
from kramdown_floods import FLOODS, SURROUNDINGS, TEXTS

from jekyll_tools.kramdown import dialect, jekyll_options, parse, render, to_html
from jekyll_tools.text import Text

OPTIONS = jekyll_options({})
FULL = int(os.environ.get("HOSTILE", "0"))
SECONDS = 10
# What a character may become where nothing is copied: indentation, colours, an entity's or a cell's tags.
GROWTH = 300


def convert(text: str) -> str:
    return to_html(text, **OPTIONS)


def faults(make: Callable[[int], str], size: int) -> object:
    """What a text does that it must not."""
    if FULL:
        text = make(FULL)
        start = process_time()
        convert(text)
        seconds = process_time() - start
        return seconds if seconds > SECONDS else None
    text = make(size)
    if len(convert(text)) > GROWTH * len(text) + (1 << 20):
        return "too long"
    return too_fast_growing(lambda n: convert(make(n)), size)


@pytest.mark.skipif(bool(FULL), reason="nothing is converted")
@pytest.mark.parametrize(
    "flood", ["\n", " \n", "<!-- a -->\n\n", "<i>\n\n", "<center>\n", "<img>", "</li>", "</b>", "# a\n"]
)
def test_what_is_told_of_an_element_that_is_left_open(flood: str) -> None:
    def told(n: int) -> object:
        return parse(Text.written("a", f"<form>\n<p>x</p>{flood * (n // len(flood))}"), OPTIONS).problems

    assert too_fast_growing(told, 4000) is None


@pytest.mark.parametrize("surrounding", SURROUNDINGS if not FULL else ["nothing", "lines"])
def test_floods(surrounding: str) -> None:
    convert("a *b*\n\n```python\nx\n```\n")  # imports are not the flood's
    make = SURROUNDINGS[surrounding]
    size = 1000 if surrounding == "nothing" else 150
    found = {flood: faults(lambda n, f=flood: make(f, n), size) for flood in FLOODS}
    assert {flood: fault for flood, fault in found.items() if fault} == {}


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str) -> None:
    convert("a *b*\n\n```python\nx\n```\n")
    assert faults(TEXTS[name], 1000) is None


# What a line becomes by where it stands, and by what it refers to: how often, and at most how many times its length.
GROWING = {
    "lists in each line": ("", "* " * 98 + "a\n"),
    "lists over six levels deep": ("", "* " * 12 + "a\n"),
    "lists in quotes": ("", "> - " * 49 + "a\n"),
    "Markdown in <div>s": ('<div markdown="1">\n' * 98, "a\n\n"),
    "closed <div>s": ('<div markdown="1">\n' * 9, '<div markdown="1">\n</div>\n'),
    "a row deep in lists": ("* " * 98, "|a"),
    "an item's paragraphs": ("* " * 50 + "a\n\n", " " * 100 + "b\n\n"),
    "one footnote": ("[^1]: a\n\n", "[^1] "),
    "one link": ("[a]: b" + "b" * 1000 + "\n\n", "[a] "),
    "one abbreviation": ("*[a]: b" + "b" * 1000 + "\n\n", "a "),
    "an abbreviation's attributes": ('*[a]: b\n{:t="' + "z" * 900 + '"}\n\n', "a "),
    "the id of a table of contents": ("* t\n{:toc #" + "z" * 900 + "}\n\n", "# abcdefgh\n"),
    "what every id begins with": (
        '{::options auto_id_prefix="' + "y" * 190 + '" /}\n\n* t\n{:toc}\n\n',
        "# abcdefgh\n",
    ),
}


@pytest.mark.skipif(bool(FULL), reason="nothing is measured")
@pytest.mark.parametrize("name", GROWING)
def test_html_is_a_small_multiple(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of long texts: what short ones may have beyond that is taken away here."""
    for allowance in ("INDENTED_ANYWAY", "COPIES_ANYWAY"):
        monkeypatch.setattr(dialect, allowance, 0)
    begin, flood = GROWING[name]
    text = begin + flood * (40_000 // len(flood))
    html = convert(text)
    assert len(html) < 40 * len(text)
    document = parse(Text.written("a", text), OPTIONS)
    assert render(document).rstrip() == html.rstrip()  # a text that is not read ends in no blank line
    (problem,) = [problem for problem in document.problems if problem.facts.get("limit") in ("indented", "copies")]
    assert text[problem.location.start : problem.location.end].strip() != ""


HOLDING = {
    "a row in an item": ("* ", "|a"),
    "a row in six items": ("* " * 6, "|a"),
    "a row in a definition": ("a\n: ", "|a"),
    "code in an item": ("* ", "`a` "),
    "abbreviations in an item": ("*[ab]: b\n\n* ", "ab "),
    "references in an item": ("[^1]: a\n\n* ", "[^1] "),
    "references in a quote": ("[^1]: a\n\n> ", "[^1] "),
    "lists in an item": ("* a\n", "  * * * * * a\n"),
    "a header of emphasis": ("# ", "*a* "),
    "a header in an item": ("* # ", "[a](b) "),
    "tasks in a <div>": ('<div markdown="1">\n', "* [ ] a\n"),
}


@pytest.mark.skipif(bool(FULL), reason="nothing is measured")
@pytest.mark.parametrize("name", HOLDING)
def test_memory_within_a_block(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python asks for at most where one block holds all of a text."""
    monkeypatch.setattr(dialect, "COPIES_ANYWAY", 0)
    begin, flood = HOLDING[name]
    text = begin + flood * (60_000 // len(flood)) + "\n"
    convert(begin + flood)
    tracemalloc.start()
    try:
        convert(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40 * len(text)
