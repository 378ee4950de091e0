"""The author's words that reach the reader as they were typed: what kramdown found no markup in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jekyll_tools.html.tables import DRAWN, ESCAPABLE_TEXT, FOREIGN, RAW_TEXT
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.regex import regex
from jekyll_tools.text import Location

# What listens to an element of each of these kinds meets every text that Markdown was looked for in, once.
TEXTS = tuple(f"element:{kind}" for kind in ("p", "header", "td", "th", "dt", "em", "strong", "a", "html_element"))
# What a program made of quotes: code that is shown. Two of them, or one that is joined to something, hold no value.
_CURLED = r"&(?:#82[12][0-9]|[lr][ds]quo|quot);"
_MANGLED = regex(rf"={_CURLED}")
_CODE = regex(rf"=[\"']?{_CURLED}(?:\s*[.+]\s|{_CURLED})")
_BARE = regex(r"</?[A-Za-z][A-Za-z0-9]*>")
_QUOTE = regex(r"(?:[\"'“„«`]|&(?:quot|ldquo|#8220|#8216|#34);)\Z")
_LONGEST = len("&ldquo;")
_OF_DRAWING = 25 * FIX_CHARACTERS  # characters that a drawing may have
_NEVER_WITHIN = frozenset(("body", "head", "html"))
MENTIONED = "if it is meant to be seen write it between backticks, else at the start of a line"
# A link, words in bold (over two lines at most) or struck out, as nobody writes them but in Markdown.
MARKDOWN = regex(
    r"!?\[[^\]\[\n]+\]\((?:https?://|/|#|mailto:)[^)\s\[]*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
    r"|(?<![\w*])\*\*[^\s*][^*\n]*(?:\n[ \t]*(?![ \t\n*+#>|-])[^*\n]+)?(?<!\s)\*\*(?![\w*])"
    r"|(?<![\w~])~~[^\s~][^~\n]*(?<!\s)~~(?![\w~])"
)
# What kramdown alone knows: a list of attributes.
ATTRIBUTES = regex(r"\{:[ \t]*(?:[.#][A-Za-z][\w-]*|[a-z][\w-]*=\"[^\"\n{}]*\")(?:[ \t]+[^\n{}]*)?\}")
# Words in italics; authors and notes that stars are put to have them before or behind a word only.
ITALICS = regex(r"(?<![\w*\\./])\*[^\W\d_](?:[^*\n<>()\[\],;$\\]{0,60}[\w.!?])?\*(?![\w*/])")
# The line between the head and the body of a table.
HYPHENS = r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?"
# A heading, the first items of a list, the first lines of a table, or the line that begins code, as nobody writes them
# but in Markdown.
_BLOCKS = regex(
    r"^[ \t]*(?P<block>#{2,6}[ \t]+\w[^\n]*|#[ \t]+[A-Z][^\n]*|\S[^\n]*\n[ \t]*={3,}[ \t]*$"
    r"|(?P<sign>[*+-])[ \t]+[^\s\\$][^\n\\$]*\n[ \t]*(?P=sign)[ \t]+[^\s\\$][^\n\\$]*$"
    r"|1\.[ \t]+\S[^\n]*\n[ \t]*2\.[ \t]+\S[^\n]*"
    rf"|(?:[^\s|][^\n|]*)?\|[^\n]*\n{HYPHENS}[ \t]*$"
    r"|(?P<fence>`{3,}|~{3,})[ \t]*\w*[ \t]*$)",
    re.M,
)
AS_IT_IS = RAW_TEXT | ESCAPABLE_TEXT | FOREIGN | frozenset(("code", "kbd", "pre", "samp", "template"))


def blocks(string: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where headings, lists, tables and code begin, as nobody writes them but in Markdown."""
    fences = 0
    for found in _BLOCKS.finditer(string, start, end):
        fences += found["fence"] is not None
        if found["fence"] is None or fences % 2:  # one that ends code begins none
            yield found.span("block")


def shown(
    element: Element, sign: str, pattern: re.Pattern[str], *, raw: bool = False
) -> Iterator[tuple[re.Match[str], Location]]:
    """Where the pattern is found in the words of an element that hold `sign`, as they were typed, with its place."""
    for source, start, end in words(element, sign, raw=raw):
        for found in pattern.finditer(source.string, start, end):
            yield found, source.locate(*found.span())


def words(element: Element, sign: str, *, raw: bool = False) -> Sequence[tuple[Source, int, int]]:
    """The words of an element that hold `sign`: a text, and offsets in it. `raw`: also those in which Markdown is not
    looked for, but HTML is.
    """
    if sign not in typed(element) or element.value in AS_IT_IS or (not raw and is_raw(element)):
        return ()
    return [(source, start, end) for source, start, end in _texts(element) if source.string.find(sign, start, end) >= 0]


@lru_cache(maxsize=1)  # all rules are asked about an element before the next one
def typed(element: Element) -> str:
    """All words of an element: most rules look for a sign that most words lack."""
    return "\n".join([source.string[start:end] for source, start, end in _texts(element)])


@lru_cache(maxsize=1)
def _texts(element: Element) -> list[tuple[Source, int, int]]:
    """The texts among an element's children."""
    return [(e.source, e.start, e.end) for e in element.children if e.kind == "text" and e.source is not None]


def is_raw(element: Element) -> bool:
    """Whether no Markdown is looked for in an element, but HTML."""
    return "html_only" in element.options or "in_raw" in element.options


def may_be_word(name: str) -> bool:
    """Whether the name of an element is that of drawings or formulas: few are, and the place of a tag takes time."""
    return name in DRAWN or name == "image"


def is_word(name: str, place: Location) -> bool:
    """Whether it is a word, such as `<mask>`: the bare start tag of an element of drawings or formulas that stands in
    neither and is never closed.
    """
    if not may_be_word(name) or place.is_made or place.text.lower() != f"<{name}>":
        return False
    origin, start, end = place
    far = max(0, start - _OF_DRAWING)
    begun = ((origin.string.rfind(f"<{around}", far, start), around) for around in FOREIGN)
    if any(at > origin.string.rfind(f"</{around}", far, start) for at, around in begun):
        return False
    below = origin.string.find("\n\n", end, end + FIX_CHARACTERS)
    return f"</{name}" not in origin.string[end : below if below >= 0 else end + FIX_CHARACTERS].lower()


def is_mentioned(place: Location, name: str) -> bool:
    """Whether a tag that the reader sees is most likely meant to be seen: it is quoted, or stands alone.

    A tag that is meant as one has attributes, or its end tag within the paragraph.
    """
    origin, start, _ = place
    if _QUOTE.search(origin.string, max(0, start - _LONGEST), start) or name in _NEVER_WITHIN or _is_quoted(place):
        return True
    if _CODE.search(place.text):
        return True
    alone = "=" not in place.text or _MANGLED.search(place.text)
    return bool(alone) and not _is_ended(place, name)


def _is_quoted(place: Location) -> bool:
    """Whether a bare tag stands, with other words, within quotation marks that open and close on its line."""
    if not _BARE.fullmatch(place.text):
        return False
    string = place.origin.string
    line = max(string.rfind("\n", 0, place.start) + 1, place.start - FIX_CHARACTERS)
    end = string.find("\n", place.end, place.end + FIX_CHARACTERS)
    before, behind = string[line : place.start], string[place.end : end if end >= 0 else place.end + FIX_CHARACTERS]
    return before.rfind("“") > before.rfind("”") and -1 < behind.find("”") < (behind.find("“") % (len(behind) + 1))


def _is_ended(place: Location, name: str) -> bool:
    """Whether an end tag of that name stands in the paragraph."""
    string = place.origin.string
    above = string.rfind("\n\n", max(0, place.start - FIX_CHARACTERS), place.start)
    below = string.find("\n\n", place.end, place.end + FIX_CHARACTERS)
    return f"</{name}" in string[max(above, 0) : below if below >= 0 else place.end + FIX_CHARACTERS].lower()
