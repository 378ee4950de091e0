"""Stars that were meant to make words bold are shown.

## Why
There must be no space after the opening stars or before the closing ones: `**bold **` and `** bold**` are text, and the
reader sees the stars. So does he where nothing closes them in the same paragraph.

## Bad
    This is **important **to us.

## Good
    This is **important** to us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, shown, typed
from jekyll_tools.rules.rule import Context, rule

_BOLD = regex(r"(?<![\\\w*])\*\*(?P<words>[^*\n]+)\*\*(?!\*)")
_STARS = regex(r"\*+")
_OPENING = regex(r"(?<![\\\w*])\*\*(?=[^\W\d_])")
# Notes on authors, and names in programs, which begin with two stars.
_OTHERS = regex(
    r"(?:co-|corr|equal|contrib|joint|author|advis|superv|student|denot|indicat|same|these|both"
    r"|kwargs|args|argv|env|opts|options|params|config|ptr)",
    re.I,
)
_SHORT = 60  # of a longer stretch both its stars may belong to others


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    if "*" not in typed(element):
        return
    for found, place in shown(element, "**", _BOLD):
        written = found["words"]
        words = written.strip()
        late, early = written[-1].isspace(), written[0].isspace()
        if late == early or not any(letter.isalpha() for letter in words):
            continue
        where = "before the closing" if late else "after the opening"
        message = f"there is a space {where} stars: they will be shown as text"
        if len(words) > _SHORT:
            yield Finding(place, message, "leave no space between the stars and the words in them")
        elif "{{" in place.text:
            yield Finding(place, message, "leave no space between the stars and what is printed: | strip takes it off")
        else:
            edit = Edit(place, written.replace(words, f"**{words}**"))
            yield Finding(place, message, f"write **{words}**", (edit,), safe=False)
    if element.kind not in ("td", "th"):  # of those that a bar tears apart text-as-table tells
        yield from _unclosed(element)


def _unclosed(element: Element) -> Iterator[Finding]:
    """The only stars that are left of a paragraph's, if they open something."""
    stars = [found for found, _ in shown(element, "*", _STARS)]
    if len(stars) != 1:
        return
    for found, place in shown(element, "**", _OPENING):
        if _OTHERS.match(found.string, found.end()):
            continue
        if tag := _around(element, found):
            message = f"the stars that close these stand within <{tag}>, which begins between them: both will be shown"
            is_ended = f"</{tag}".lower() in found.string[found.end() :][:FIX_CHARACTERS].lower()
            mend = "or begin it before these" if is_ended else f"or, if no tag is meant, write &lt;{tag}>"
            yield Finding(place, message, f"end <{tag}> before those stars, {mend}")
        else:
            message = "nothing closes these stars in the same paragraph: they will be shown as text"
            yield Finding(place, message, "write ** behind the last word that is to be bold")


def _around(element: Element, opening: re.Match[str]) -> str:
    """The name of the HTML element that begins behind opening stars and has others in it; "" for none."""
    behind = (each for each in element.children if each.kind == "html_element" and each.start > opening.start())
    return next((str(each.value) for each in behind if any("**" in words for words in _words(each))), "")


def _words(element: Element) -> Iterator[str]:
    """The texts in an element, however deep."""
    for inner in element.walk():
        if inner.kind == "text" and inner.source is not None:
            yield inner.source.string[inner.start : inner.end]
