"""A tag is opened and never closed.

## Why
What closes it is the end of its paragraph, its block or the page, whichever kramdown or the browser chooses: the
colour, link or size either stops too early or runs on to the end of the page. Within HTML kramdown reads no Markdown,
and shows each end tag that is not that of the innermost element: one that is missing does harm far below. Where
it is closed behind everything else and nobody sees a difference, such as at the end of a table's cell or of a heading,
where a look (`<small>`, `<font>`) begins and ends with its paragraph, where a few words follow up to the end of that,
where nothing but a style sheet or a comment follows on an HTML page, or behind the last element of a page, this is but
a warning: what is written below will be part of the block one day. So it is where a block that only holds others (as a
`<div>` does) is ended by the one around it. What a list prints of a page is told at the page's key. Of an element that
`/>` ends nothing is told where jekyll-link-attributes writes the page anew.
HTML knows no `/>`: behind `<object …/>` or `<iframe …/>` the rest of the page is shown in its stead, that is, never.
An element within another of its kind, as a link or a heading is, is a warning: browsers end the outer one there.

## Bad
    Two papers are <b>spotlights of ICLR.

    More news follows.

## Good
    Two papers are <b>spotlights</b> of ICLR.

    More news follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Level, Once, Problem
from jekyll_tools.html.tables import ELEMENTS, FORMATTING
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import is_word
from jekyll_tools.rules.mending import hint
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unclosed import (
    HARMS,
    HOLDERS,
    has_next_link,
    holds_another,
    is_held,
    next_start,
    outcome,
    seen,
    subject,
)
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

_UNSHOWN = regex(r"<!--.*?-->|<style\b.*?</style>|<script\b.*?</script>|\{%.*?%\}|<(?:link|meta|base)\b[^<>]*>", re.S)
_LOOKS = ("big", "center", "font", "small", "span")  # of which browsers go on with some behind the page, too
_BUTTONS = regex(r"<a\b[^<>]*>\s*<button\b.*?</button>\s*</a>|<button\b.*?</button>|<br */?>", re.S)
_UNLIKE_BUTTONS = ("b", "em", "i", "strong")  # browsers give a button letters of its own
_WORD = regex(r"[\w<{!\[]")
_TEXTS = ("paragraph", "item")
_NEXT_ITEM = regex(r"\n[ \t]*(?:\n|[*+-][ \t]|[0-9]{1,9}\.[ \t])")
_ABOVE = regex(
    r"(?:\A|\n)(?:[ \t]*|[ \t]*[-=*_][-=*_ \t]*|#[^\n]*)\n[ \t]{0,3}\Z|\A[ \t]{0,3}\Z"
)  # what ends a paragraph
_MARKER = regex(r"[ \t]*(?:[*+-]|[0-9]{1,9}\.)[ \t]")
_WRONG = HARMS | {"again", "instead", "self_closing"}
_BRIEF = 4  # words
_BLANK_LINE = regex(r"\n[ \t]*\n")
_ENDS = {"paragraph": _BLANK_LINE, "item": _NEXT_ITEM, "document": None}
_FIRST = regex(r"\s*<(?P<name>[A-Za-z][\w-]*)")
_PROSE = regex(r"\n[ \t]*\n[ \t]*[^<\s]")
_SCHEMES = ("http:", "https:")
_ENDED_BY_PAGE = ("html", "head", "body")


@rule(on="problem:unclosed-tag", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, facts = str(problem.facts["name"]), problem.facts
    if name not in ELEMENTS and "-" not in name and ":" not in name and "shown" not in facts:
        return  # a word in angle brackets: unknown-element says so
    if "shown" not in facts and is_word(name, problem.location):
        return  # so it says of this one
    if facts.get("self_closing") and _is_rewritten(context.site.config):
        return
    if name in _ENDED_BY_PAGE and not HARMS & facts.keys():
        return  # HTML lets their end tags be left out
    is_look = name in _LOOKS and (name not in FORMATTING or _is_markdown(context.page))
    is_last = facts["where"] == "document" and (name in HOLDERS or is_look)
    if is_last and (_is_whole(context.page) or _holds_all(problem, context.page) or _ends_page(problem, context.page)):
        facts = {**facts, "harmless": True}
        problem = problem._replace(facts=facts)
    level: Level | None = "warning" if _is_minor(problem) else None
    once: Once = "file" if "-" in name else ""
    inner, place = facts.get("inner"), problem.location
    if isinstance(inner, Location):
        yield _within(inner, place, name)
        return
    if name in _SCHEMES:
        yield _address(place)
        return
    message = f"{subject(problem)}{outcome(problem)}"
    yield Finding(place, message, hint(problem), level=level, once=once, tag=f"<{name}")


def _address(place: Location) -> Finding:
    """What is said of an address in angle brackets, which is a link in Markdown alone."""
    message = "an address in angle brackets is a link in Markdown alone, here it is a tag: the reader will not see it"
    if place.is_made:
        return Finding(place, message, f"take the angle brackets off it in what {cut(place.text)} prints")
    address = place.text.strip("<>").strip()
    return Finding(place, message, f'write <a href="{cut(address)}">{cut(address)}</a>')


def _is_minor(problem: Problem) -> bool:
    """Whether no reader sees a difference, as far as can be told."""
    facts = problem.facts
    is_ended = facts["where"] == "document" and facts["name"] in HOLDERS - {"div"} and not HARMS & facts.keys()
    return (
        "harmless" in facts
        or is_ended
        or _is_idle(problem)
        or _is_brief(problem)
        or _is_of_paragraph(problem)
        or has_next_link(problem)
        or is_held(problem)
        or _is_empty_table(problem)
    )


def _within(inner: Location, place: Location, name: str) -> Finding:
    """What is said of an element in which is another of its kind, which browsers do not take."""
    if inner.is_made and not place.is_made:  # the template's own is as it should be
        printed = cut(inner.text)
        message = f"<{name}>, which {printed} prints, is within another <{name}>: browsers end that one there"
        mend = f"take the {'link' if name == 'a' else f'<{name}>'} out of what {printed} prints"
        return Finding(inner, message, mend, level="warning", tag=f"<{name}")
    message = f"<{name}> holds another <{name}>, on {seen(inner, place)}: browsers end it where that begins"
    mend = f"no <{name}> can hold another: close it first, or take out one of the two"
    return Finding(place, message, mend, level="warning", tag=f"<{name}")


def _is_rewritten(config: Config) -> bool:
    """Whether a plugin reads each page once more and writes it anew, with an end tag for each element that `/>` ends.

    jekyll-link-attributes does, by Nokogiri, as the published pages of al-folio show.
    """
    said = config.data.get("external_links")
    is_on = isinstance(said, dict) and bool(said.get("enabled"))
    return is_on and "jekyll-link-attributes" in config.plugins


def _is_empty_table(problem: Problem) -> bool:
    """Whether it is a table that browsers end at once, where the next one begins."""
    return problem.facts["name"] == "table" and bool(next_start(problem)) and not HARMS & problem.facts.keys()


def _holds_all(problem: Problem, page: Page | None) -> bool:
    """Whether all that a page shows is in it: it ends with the block of the layout around it."""
    place = problem.location
    if page is None or place.is_made or page.body.segments[0].origin is not place.origin:
        return False
    if holds_another(problem) or (HARMS | {"again"}) & problem.facts.keys():
        return False
    before = place.origin.string[page.body.segments[0].offset : place.start]
    return len(before) < limits.FIX_CHARACTERS and not _UNSHOWN.sub("", before).strip()


def _is_idle(problem: Problem) -> bool:
    """Whether nothing but a mark, or buttons that look the same, stands behind the tag that was meant to end it, up to
    the end of the paragraph, the item or the page.
    """
    instead = problem.facts.get("instead")
    if problem.facts["where"] not in _ENDS or not isinstance(instead, Location) or HARMS & problem.facts.keys():
        return False
    behind = instead.origin.string[instead.end : instead.end + limits.FIX_CHARACTERS]
    if len(behind) == limits.FIX_CHARACTERS and problem.facts["where"] == "document":
        return False
    if ends := _ENDS[problem.facts["where"]]:
        behind = ends.split(behind, 1)[0]
    behind = _BUTTONS.sub("", behind) if problem.facts["name"] in _UNLIKE_BUTTONS else behind
    return _WORD.search(_UNSHOWN.sub("", behind)) is None


def _is_brief(problem: Problem) -> bool:
    """Whether nothing but a few words follow in its line, which ends the paragraph or the item: all that it was meant
    for, as far as can be told.
    """
    place, name = problem.location, problem.facts["name"]
    is_inline = name in FORMATTING or name in ("a", "span")
    if problem.facts["where"] not in _TEXTS or not is_inline or place.is_made or _WRONG & problem.facts.keys():
        return False
    string = place.origin.string
    line = string[string.rfind("\n", 0, place.start) + 1 : place.start]
    ends = _NEXT_ITEM if _MARKER.match(line) else _BLANK_LINE
    behind = ends.split(string[place.end : place.end + limits.FIX_CHARACTERS], 1)[0].rstrip().removesuffix("<br>")
    return "\n" not in behind and "<" not in behind and 0 < len(behind.split()) <= _BRIEF


def _is_of_paragraph(problem: Problem) -> bool:
    """Whether it only gives a look to a paragraph, with which it begins and ends."""
    place = problem.location
    if problem.facts["where"] != "paragraph" or problem.facts["name"] not in _LOOKS or place.is_made:
        return False
    before = place.origin.string[max(place.start - limits.FIX_CHARACTERS, 0) : place.start]
    return not _WRONG & problem.facts.keys() and _ABOVE.search(before) is not None


def _is_markdown(page: Page | None) -> bool:
    """Whether kramdown ends what a page leaves open."""
    return page is not None and page.converter == "markdown"


def _ends_page(problem: Problem, page: Page | None) -> bool:
    """Whether it is the last thing on its page and holds nothing but elements: the end of the page, or of what the
    layout has around it, comes where its own end should be.
    """
    place = problem.location
    if page is None or place.is_made or page.body.segments[-1].origin is not place.origin:
        return False
    if holds_another(problem) or (HARMS | {"again"}) & problem.facts.keys():
        return False
    inner = place.origin.string[place.end : place.end + limits.FIX_CHARACTERS]
    first = _FIRST.match(inner)
    if len(inner) == limits.FIX_CHARACTERS or not first or not inner.rstrip().endswith(f"</{first['name']}>"):
        return False
    return _PROSE.search(inner) is None


def _is_whole(page: Page | None) -> bool:
    """Whether a page brings all of its HTML, so that no layout goes on behind it."""
    return page is not None and "<!doctype" in page.body.string[: limits.FIX_CHARACTERS].lower()
