"""A link has no words, or no address.

## Why
A link without words cannot be seen or clicked, and a screen reader reads out its address. One without an address leads
to the top of the page that it stands on, and one whose `href` is misspelt leads nowhere. With a `class` or `style` it
may have a picture, and it is but a remark that a screen reader has no words for it; so it is of a picture without
words, `[![](a.png)](/a/)`. Where Liquid prints the address, a
key that is missing, or there and empty, makes such a link: `{% if post.paperurl %}` is true of `paperurl: ""`.

## Bad
    [](https://example.org/paper) and [Slides]()

## Good
    [The paper](https://example.org/paper) and [Slides](https://example.org/slides)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.html.scan import Tag
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.spelling import distance
from jekyll_tools.text import Location

_BLANK_TEXT = r"(?:\s|&nbsp;|&#160;|&#xa0;|\u200b){0,99}"
_END = regex(rf"{_BLANK_TEXT}</a\s*>", re.I)
_IN_BRACKETS = regex(rf"\[{_BLANK_TEXT}\]\(", re.I)
_PICTURE = regex(r"\[\s{0,9}!\[\s{0,9}\]\([^()\s]{1,2000}\)\s{0,9}\]\(")  # [![](/a.png)](/a/)
_NAMES = frozenset(("aria-label", "aria-labelledby", "title", "id", "name"))
_LOOKS = frozenset(("class", "style"))  # by which it may have a picture
_FILLED = "#disqus_thread"  # a script writes the number of comments into it
_OUTPUT = regex(r"\{\{[^{}]*\}\}")
_HOME = regex(r"\bsite\.(?:base)?url\b|\bbase_path\b")
_AUTHOR = regex(r"\{\{-?\s*author\.(\w+)")
_BLANK = regex(r"[!=]=\s*blank\b")
_LETTERS = sorted("href")
_NEAR = 1000  # characters
_SECOND_CV = "/cv-json/"  # which the theme makes of its samples
_FILLED_IN = ("data-", "on", "role", "id")  # a script may do so
_SCRIPTED = ("data-", "on", "role", "class", "id")  # a script may find it by these, and do something


@rule(on="tag:a", level="warning")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    href, place = tag.attributes.get("href"), tag.location
    if place.is_made:
        return
    if href is None:
        yield from _misspelt(tag)
        return
    if href.value is None:
        return
    if not href.value.strip():
        address = href.location if tag.written else _in_brackets(place)
        if printed := _OUTPUT.search(address.text):
            yield from _unfilled(tag, address, printed[0], context.page)
        elif "{{" not in place.text and not any(name.startswith(_SCRIPTED) for name in tag.attributes):
            yield Finding(place, "the link has no address: it leads to the page that it stands on", "write its address")
    elif not href.value.endswith(_FILLED) and not _NAMES & tag.attributes.keys() and _is_empty(tag):
        if _LOOKS & tag.attributes.keys():
            message = "the link has no words: a screen reader can say nothing of it but its address"
            yield Finding(place, message, 'say in aria-label="…" what it leads to', level="info")
        else:
            yield Finding(place, "the link has no words: there is nothing to see or to click", "write what it leads to")
    elif _PICTURE.match(place.origin.string, place.start) and not tag.written:
        message = "the link is a picture without words: a screen reader can say nothing of it but its address"
        yield Finding(place, message, "write between the inner brackets what it leads to", level="info", once="file")


def _in_brackets(place: Location) -> Location:
    """Where the address of a Markdown link stands: behind its words, up to the bracket at its end."""
    at = place.text.rfind("](")
    return (
        place._replace(start=place.start + at + 2, end=max(place.end - 1, place.start + at + 2)) if at >= 0 else place
    )


def _unfilled(tag: Tag, place: Location, printed: str, page: Page | None) -> Iterator[Finding]:
    """A link whose address Liquid prints, and prints nothing."""
    before = place.origin.string[max(place.start - _NEAR, 0) : place.start]
    if "site.github" in printed or _BLANK.search(before) or any(name.startswith(_FILLED_IN) for name in tag.attributes):
        return  # what only GitHub or Rails knows, or what a script may fill in
    message = f"the link has no address, for {cut(printed)} prints nothing: it leads to the page that it stands on"
    level: Level | None = "info" if page is not None and page.url == _SECOND_CV else None
    yield Finding(place, message, _value(printed, bool(place.through)), level=level)


def _value(printed: str, is_included: bool) -> str:
    """What is to be done about an output that prints no address."""
    if "://" in printed:
        return "write the address without the braces around it"
    if _HOME.search(printed):
        return 'write {{ "/" | relative_url }} for the home page'
    if not is_included and (author := _AUTHOR.search(printed)):
        return f"write {{{{ site.author.{author[1]} }}}}, or take the link out"
    return "give that a value, or show the link only where it has one and is not empty"


def _misspelt(tag: Tag) -> Iterator[Finding]:
    for name, attribute in tag.attributes.items():
        if (distance(name, "href") == 1 or sorted(name) == _LETTERS) and attribute.value:
            message = f"the link has no address, for nothing reads {name}: it cannot be clicked"
            yield Finding(attribute.location, message, f"write href instead of {name}")


def _is_empty(tag: Tag) -> bool:
    origin, start, end = tag.location
    return bool(_END.match(origin.string, end) if tag.written else _IN_BRACKETS.match(origin.string, start))
