"""A link's label is defined nowhere.

## Why
`[text][label]` is a link only where a line `[label]: https://…` says what it leads to. Without one the reader sees the
brackets, and nothing to click. Such a line begins a block: directly below a paragraph it is a part of that, defines
nothing and is shown too.

## Bad
    Read [the paper][paper].

## Good
    Read [the paper][paper].

    [paper]: https://doi.org/10.1000/182
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.labels import normal
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Origin

# `[[code](url)]` is a link within brackets, `a[x][0]` an item of a list, an address was to be shown as it is, and of
# two pairs of brackets with a blank between each is likely meant for itself.
_LABEL = regex(r"(?!\d+$)(?!\w+://)[^\[\]]+")
_WORDS = regex(r"[^\W\d_][^\[\]]*[^\W\d_][^\[\]]*")  # what may well be both the words and the label of a link
_ADDRESS = r"(?:<[^<>\s]+>|(?:https?://|mailto:|/|\.{1,2}/|#|www\.)[^\s]*)"
_DEFINITION = regex(
    rf"\n(?P<before>[ \t>]*)\[(?P<label>[^\^\[\]\n][^\[\]\n]*)\]:[ \t]*{_ADDRESS}(?:[ \t]+[\"'(][^\n]*)?[ \t]*(?=\n|\Z)"
)
_BLANK = regex(r"[\s>]*")


@rule(on=("problem:undefined-label", "element:p"), level="warning")
def check(thing: Problem | Element, _context: Context) -> Iterator[Finding]:
    if isinstance(thing, Element):
        yield from _glued(thing)
        return
    label, (origin, start, _) = str(thing.facts["label"]), thing.location
    if not _is_meant(label, thing.location.text, origin.string[start - 1 : start]):
        return
    if normal(label) in _glued_labels(origin):
        return  # which is told where the line stands
    yield Finding(
        thing.location,
        f"nothing defines [{label}]: the brackets will be shown as text",
        f"add a line [{label}]: https://…, or write the address in parentheses",
    )


def _is_meant(label: str, written: str, before: str) -> bool:
    """Whether brackets are meant for a link, and not for items of a list: `dp[i][j]`."""
    if not _LABEL.fullmatch(label) or "] [" in written:
        return False
    if (before.isalnum() or before in ("_", ")", "]")) and not any(letter.isspace() for letter in written):
        return False
    return not written.endswith("[]") or _WORDS.fullmatch(label) is not None


def _glued(paragraph: Element) -> Iterator[Finding]:
    """Lines that would define something, were they no part of a paragraph."""
    source = paragraph.source
    if source is None or source.string.find("]:", paragraph.start, paragraph.end) < 0:
        return
    for found in _DEFINITION.finditer(source.string, paragraph.start, paragraph.end):
        start = found.end("before")
        line, above, label = source.locate(start, found.end()), source.locate(start, start), found["label"]
        yield Finding(
            source.locate(start, found.end("label") + 1),
            f"this line is a part of the paragraph above and defines no [{label}]: it will be shown as text",
            "leave a blank line above it",
            (Edit(above, "\n"),) if above.column == 1 and not line.is_made else (),
            safe=False,
        )
        return  # one blank line is enough for all of them


@lru_cache(maxsize=1)
def _glued_labels(origin: Origin) -> frozenset[str]:
    """The labels of all lines that would define one and stand below a line of words."""
    found = _DEFINITION.finditer(origin.string)
    lines = ((each["label"], origin.line_column(each.end("before"))[0]) for each in found)
    return frozenset(normal(label) for label, line in lines if not _BLANK.fullmatch(origin.line(line - 1)))
