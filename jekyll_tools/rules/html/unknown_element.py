"""A word in angle brackets is taken for a tag.

## Why
`<CLS>` or `<name>` in a sentence is a tag to browsers, of an element that they do not know: the reader does not see
it at all. So it is with `<mask>` and `<text>` where there is no drawing around them. Where an end tag of the same name
follows it was meant as one, and is but a remark.

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
from jekyll_tools.options import WORDS, Option, table
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import is_word, may_be_word
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
# Characters that nobody means by a word, by their names in HTML.
_CHARACTERS = frozenset(
    (
        *("amp", "bull", "copy", "emsp", "ensp", "euro", "gt", "hellip", "laquo", "ldquo", "lsquo", "lt", "mdash"),
        *("middot", "nbsp", "ndash", "quot", "raquo", "rdquo", "reg", "rsquo", "shy", "thinsp", "trade"),
    )
)
OPTIONS = table([Option("known", WORDS, (), "names of elements that a script or a style sheet of the site knows")])
_WORD = regex(r"\w")
_TEXT = "if it is meant as text write it between backticks, or &lt; instead of <"


@rule(on="tag:*", level="warning")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    # A name with a dash is an element of the site's own, one with a colon of another language's.
    if not tag.written or "-" in tag.name or ":" in tag.name:
        return
    if tag.name in ELEMENTS and not (may_be_word(tag.name) and is_word(tag.name, tag.location)):
        return
    if tag.name in map(str.lower, context.options.get("known", ())):
        return
    if tag.name in _OF_FORMULAS or "xref" in tag.attributes:
        return
    origin, _, end = tag.location
    is_known = tag.name in ELEMENTS
    is_made = tag.location.is_made
    if not is_known and not is_made and f"</{tag.name}" in origin.string[end : end + FIX_CHARACTERS].lower():
        if meant := near(tag.name, _COMMON, 1):
            message = f"there is no element <{tag.name}>: browsers take it for a <span> without a look of its own"
            yield Finding(tag.location, message, f"did you mean <{meant}>?")
            return
        message = f"there is no element <{tag.name}>: browsers take it for a <span> without a look of its own"
        yield Finding(
            tag.location, message, "write <span> or <div> instead, or leave it if a style sheet knows it", level="info"
        )
        return
    where = " here, without a drawing around it" if is_known else ""
    shown = tag.location.text if "\n" not in tag.location.text else f"<{tag.name}>"
    yield Finding(
        tag.location,
        f"there is no element <{tag.name}>{where}: the reader will not see {shown}",
        _hint(tag),
    )


def _hint(tag: Tag) -> str:
    if tag.name in _CHARACTERS:
        return f"write &{tag.name};, without the angle brackets"
    from html.entities import html5  # two thousand names, which most pages need not

    origin, start, _ = tag.location
    character = html5.get(f"{tag.name};") if tag.name not in ELEMENTS else None
    if character is None or tag.location.text != f"<{tag.name}>" or _WORD.match(origin.string, start - 1):
        return _TEXT  # `list<int>` is code
    return f"{_TEXT}; if the character {character} is meant write &{tag.name};"
