"""A tag is opened and never closed.

## Why
What closes it is the end of its paragraph, its block or the page, whichever kramdown or the browser chooses: the
colour, link or size either stops too early or runs on to the end of the page. Within HTML kramdown reads no Markdown,
and shows each end tag that is not that of the innermost element: one that is missing does harm far below. Where
it is closed behind everything else and nobody sees a difference, such as at the end of a table's cell or of a heading,
this is but a warning: what is written below will be part of the block one day. So it is where a block that only holds
others (as a `<div>` does) is ended by the one around it. What a list prints of a page is told at the page's key.
An element within another of its kind, as a link or a heading is, is a warning: browsers end the outer one there.

## Bad
    Two papers are <b>spotlights of ICLR.

    More news follows.

## Good
    Two papers are <b>spotlights</b> of ICLR.

    More news follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Level, Once, Problem
from jekyll_tools.html.tables import ELEMENTS
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

_MARKDOWN = regex(r"\A(?:#|[-*+>]|[0-9]+\.|```|~~~)|\]\(|\*\*|\n[=-]{3}")
_REMOVES = regex(r"\|\s*remove:\s*[\"']</")
_NO_END_TAG = regex(r"</[0-9 ]{0,9}(?:>|\Z)")  # `</2>`, or `</` at the end of a line
_CELLS = ("<td", "<th", "</td", "</th")
_HARMLESS = {
    "paragraph": "its paragraph",
    "cell": "its cell of the table",
    "item": "its item of the list",
    "document": "the page",
}
_ENDS = {
    "paragraph": "ends with its paragraph",
    "item": "ends with its item of the list",
    "document": "takes in the rest of the page",
}

_ENDED_BY_PAGE = ("html", "head", "body")
_HARMS = frozenset(("shown", "unread"))
_HOLDERS = frozenset(("article", "aside", "div", "footer", "header", "main", "nav", "section"))
_UNSEEN = frozenset(("script", "style", "template", "title"))  # browsers show nothing of what these hold


@rule(on="problem:unclosed-tag", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, facts = str(problem.facts["name"]), problem.facts
    if name not in ELEMENTS and "-" not in name and ":" not in name and "shown" not in facts:
        return  # a word in angle brackets: unknown-element says so
    if name in _ENDED_BY_PAGE and not _HARMS & facts.keys():
        return  # HTML lets their end tags be left out
    if facts["where"] == "document" and name in _HOLDERS and _is_whole(context.page):
        facts = {**facts, "harmless": True}
        problem = problem._replace(facts=facts)
    level: Level | None = "warning" if "harmless" in facts or _has_next_link(problem) or _is_held(problem) else None
    once: Once = "file" if "-" in name else ""
    inner, place = facts.get("inner"), problem.location
    if isinstance(inner, Location):
        yield _within(inner, place, name)
        return
    message = f"{_subject(problem)}{_outcome(problem)}"
    yield Finding(place, message, _hint(problem), level=level, once=once, tag=f"<{name}")


def _within(inner: Location, place: Location, name: str) -> Finding:
    """What is said of an element in which is another of its kind, which browsers do not take."""
    if inner.is_made and not place.is_made:  # the template's own is as it should be
        printed = cut(inner.text)
        message = f"<{name}>, which {printed} prints, is within another <{name}>: browsers end that one there"
        hint = f"take the {'link' if name == 'a' else f'<{name}>'} out of what {printed} prints"
        return Finding(inner, message, hint, level="warning", tag=f"<{name}")
    message = f"<{name}> holds another <{name}>, on {_seen(inner, place)}: browsers end it where that begins"
    hint = f"no <{name}> can hold another: close it first, or take out one of the two"
    return Finding(place, message, hint, level="warning", tag=f"<{name}")


def _is_whole(page: Page | None) -> bool:
    """Whether a page brings all of its HTML, so that no layout goes on behind it."""
    return page is not None and "<!doctype" in page.body.string[: limits.FIX_CHARACTERS].lower()


def _has_next_link(problem: Problem) -> bool:
    """Whether it is a link that browsers end at the next one, and that takes in nothing but the words before that."""
    ends = (problem.facts.get("instead"), problem.facts.get("closed_at"))
    is_ended = any(isinstance(place, Location) and place.text[:2].lower() == "<a" for place in ends)
    return problem.facts["name"] == "a" and is_ended and "shown" not in problem.facts


def _is_held(problem: Problem) -> bool:
    """Whether it only holds blocks together, and the end tag of the block around it ends it: often where it should."""
    closed_at = problem.facts.get("closed_at")
    is_ended = isinstance(closed_at, Location) and _tag(closed_at).startswith("</")
    return problem.facts["name"] in _HOLDERS and is_ended and not _HARMS & problem.facts.keys()


def _subject(problem: Problem) -> str:
    """What is never closed, and who prints it."""
    name, place, again = problem.facts["name"], problem.location, problem.facts.get("again", ())
    by = f", which {cut(place.text)} prints," if place.is_made else ""
    more = ""
    if isinstance(again, tuple) and not place.is_made and "instead" not in problem.facts and again:
        others = f" and of {len(again) - 1} more" if len(again) > 1 else ""
        more = f", like that of {again[0].seen_from(place)}{others}"
    if _holds_another(problem):
        return f"<{name}>, or one within it, is never closed"
    if "indented" in problem.facts:
        return f"<{name}> is indented, so that it is a part of the list above and ends with it"
    return f"<{name}>{by} is never closed{more}"


def _holds_another(problem: Problem) -> bool:
    """Whether another of its name, and an end tag, follow: browsers leave the outer open, authors either."""
    name, place = str(problem.facts["name"]), problem.location
    if name not in _HOLDERS or place.is_made or "again" in problem.facts or "indented" in problem.facts:
        return False
    behind = place.origin.string[place.end : place.end + limits.FIX_CHARACTERS]
    inner = behind.find(f"<{name}")
    return behind.find(f"</{name}", max(inner, 0)) > inner >= 0


def _outcome(problem: Problem) -> str:
    """What the reader of the page gets of it."""
    facts, place = problem.facts, problem.location
    shown, unread = facts.get("shown"), facts.get("unread")
    if _has_next_link(problem):
        return ": it goes on to the next <a>, where browsers end it"
    if isinstance(shown, Location):
        end = f"{shown.text} on {_seen(shown, place)}" if not shown.is_made else "an end tag behind it"
        return f": {end} will be shown as text"
    if isinstance(unread, Location):
        what = "such as that" if _MARKDOWN.search(unread.text) else "and no paragraphs are made, such as the one"
        of = _HARMLESS["item" if facts["where"] == "item" else "document"]
        return f": no Markdown is read from here to the end of {of}, {what} on {_seen(unread, place)}"
    if facts["name"] in _UNSEEN and facts["where"] == "paragraph":
        return ": the reader will not see the rest of the paragraph"
    if "harmless" in facts and facts["name"] == "a" and facts["closed_at"] is None:
        return ": it goes on to the next link"
    if "harmless" in facts:
        closed_at = facts["closed_at"]
        if isinstance(closed_at, Location) and closed_at.text.startswith(_CELLS):
            return f": it ends with {_HARMLESS['cell']}"
        return f": it ends with {_HARMLESS.get(str(facts['where']), 'the block around it')}"
    if facts["name"] == "a" and facts["where"] in ("document", "item"):
        return ": everything up to the next link becomes a part of it"
    return f" and {_ENDS.get(str(facts['where'])) or _end(problem)}"


def _seen(other: Location, place: Location) -> str:
    """Another place, as it is called in a sentence; its file too where the sentence may be told at a page's key."""
    return f"line {other.line} of {other.path}" if place.is_made else other.seen_from(place)


def _hint(problem: Problem) -> str:
    """How to mend it."""
    name, instead = problem.facts["name"], problem.facts.get("instead")
    if "indented" in problem.facts:
        return f"begin its line with <{name}, without spaces before it"
    if problem.location.is_made and _REMOVES.search(problem.location.text):
        return "its filter `remove` takes the end tag out: write `strip_html` instead of that"
    if problem.location.is_made:
        return f"write </{name}> in what {cut(problem.location.text)} prints"
    if name not in ELEMENTS and "-" not in str(name):  # a word: another one like it is none that ends it
        return f"if it is meant as text write &lt;{name}&gt;, else write </{name}> where it should end"
    if isinstance(instead, Location) and instead.line == problem.location.line and instead.text == f"<{name}>":
        return f"write </{name}> instead of the next <{name}> in this line"
    if isinstance(instead, Location) and not instead.is_made:
        return f"write </{name}> instead of {instead.text} on {instead.seen_from(problem.location)}"
    if _holds_another(problem):
        return f"write </{name}> where it, or the one within it that lacks its own, should end"
    if slip := problem.facts.get("slip") or _slip(problem.location):
        return f"write </{name}> instead of {slip}"
    if problem.facts.get("self_closing"):
        return f"write <{name} …></{name}>: /> closes nothing in HTML"
    if name not in ELEMENTS or (name in _UNSEEN and problem.facts["where"] == "paragraph"):
        return f"if it is meant as text write &lt;{name}&gt;, else write </{name}> where it should end"
    return f"write </{name}> where it should end"


def _slip(place: Location) -> str:
    """What was likely meant for the end tag, on the same line, and is none; "" for nothing."""
    origin, _, end = place
    line_end = origin.string.find("\n", end)
    found = _NO_END_TAG.search(origin.string, end, line_end if line_end >= 0 else len(origin.string))
    return found[0] if found and not place.is_made else ""


def _end(problem: Problem) -> str:
    closed_at = problem.facts.get("closed_at")
    if isinstance(closed_at, Location) and _tag(closed_at):
        return f"ends at {_tag(closed_at)} on {_seen(closed_at, problem.location)}"
    return "ends with the block around it"


def _tag(place: Location) -> str:
    """The tag written there, without its attributes; "" where Liquid printed it."""
    words = place.text.partition(">")[0].split()
    return f"{words[0]}>" if words and words[0].startswith("<") else ""
