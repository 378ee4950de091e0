"""A word in angle brackets is taken for a tag.

## Why
`<CLS>` or `<name>` in a sentence is a tag to browsers, of an element that they do not know: the reader does not see
it at all. Where an end tag of the same name follows it was meant as one, and is but a remark.

## Bad
    The token <CLS> comes first.

## Good
    The token `<CLS>` comes first.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import ELEMENTS
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.spelling import near

# What a formula means, beside what it looks like: browsers neither know these nor show them. Programs that write such
# give each an `xref`.
_OF_FORMULAS = frozenset(("apply", "bvar", "ci", "cn", "csymbol", "matrixrow"))

# What is written by hand in pages, with more than three letters: what is like a rarer one is rather a word.
_WORDS = """
    article aside audio blockquote body button canvas caption center code details div embed figcaption figure font
    footer form head header iframe input label main nav object option script section select small source span strike
    strong style summary sup sub table tbody textarea thead title video
"""
_COMMON = tuple(_WORDS.split())
_TEXT = "if it is meant as text write it between backticks, or &lt; instead of <"


@rule(on="tag:*", level="warning")
def check(tag: Tag, _context: Context) -> Iterator[Finding]:
    # A name with a dash is an element of the site's own, one with a colon of another language's.
    if not tag.written or tag.name in ELEMENTS or "-" in tag.name or ":" in tag.name:
        return
    if tag.name in _OF_FORMULAS or "xref" in tag.attributes:
        return
    origin, _, end = tag.location
    if not tag.location.is_made and f"</{tag.name}" in origin.string[end : end + FIX_CHARACTERS].lower():
        if meant := near(tag.name, _COMMON, 1):
            message = f"there is no element <{tag.name}>: browsers take it for a <span> without a look of its own"
            yield Finding(tag.location, message, f"did you mean <{meant}>?")
            return
        message = f"there is no element <{tag.name}>: browsers take it for a <span> without a look of its own"
        yield Finding(
            tag.location, message, "write <span> or <div> instead, or leave it if a style sheet knows it", level="info"
        )
        return
    shown = tag.location.text if "\n" not in tag.location.text else f"<{tag.name}>"
    yield Finding(
        tag.location,
        f"there is no element <{tag.name}>: the reader will not see {shown}",
        f"write &{tag.name};, without the angle brackets" if _is_entity(tag.name) else _TEXT,
    )


def _is_entity(name: str) -> bool:
    from html.entities import html5  # two thousand names, which most pages need not

    return f"{name};" in html5
