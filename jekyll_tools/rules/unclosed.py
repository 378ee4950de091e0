"""The words for an element that is never closed: what it is, and what the reader gets of it."""

from __future__ import annotations

import re

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.tables import HEADINGS
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.text import Location

_MARKDOWN = regex(r"\A(?:#|[-*+>]|[0-9]+\.|```|~~~)|\]\(|\*\*|\n[=-]{3}")
_CELLS = ("<td", "<th", "</td", "</th")
# The next heading, where browsers end one that is open, but for one within another block.
_NEXT_HEADING = regex(r"<(?:(?P<heading>h[1-6])|article|blockquote|div|li|section|table|ul|ol)\b", re.IGNORECASE)
_LINK = regex(r"[ \t\n]{0,9}(<a\s[^<>]{0,1000}>)")
_TABLE = regex(r"[ \t\n]{0,9}(<table\b[^<>]{0,1000}>)", re.IGNORECASE)
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

HARMS = frozenset(("shown", "unread"))
HOLDERS = frozenset(("article", "aside", "div", "footer", "header", "main", "nav", "section"))
UNSEEN = frozenset(("script", "style", "template", "title"))  # browsers show nothing of what these hold


def has_next_link(problem: Problem) -> bool:
    """Whether it is a link that browsers end at the next one, and that takes in nothing but the words before that."""
    ends = (problem.facts.get("instead"), problem.facts.get("closed_at"))
    is_ended = any(isinstance(place, Location) and place.text[:2].lower() == "<a" for place in ends)
    return problem.facts["name"] == "a" and is_ended and "shown" not in problem.facts


def is_held(problem: Problem) -> bool:
    """Whether it only holds blocks together, and the end tag of the block around it ends it: often where it should."""
    closed_at = problem.facts.get("closed_at")
    is_ended = isinstance(closed_at, Location) and _tag(closed_at).startswith("</")
    return problem.facts["name"] in HOLDERS and is_ended and not HARMS & problem.facts.keys()


def next_start(problem: Problem) -> str:
    """The start tag of another one right behind that of a link or a table, or ""."""
    place = problem.location
    pattern = _LINK if problem.facts["name"] == "a" else _TABLE
    found = pattern.match(place.origin.string, place.end) if not place.is_made else None
    return found[1] if found else ""


def subject(problem: Problem) -> str:
    """What is never closed, and who prints it."""
    name, place = problem.facts["name"], problem.location
    by = f", which {cut(place.text)} prints," if place.is_made else ""
    if holds_another(problem):
        return f"<{name}>, or one within it, is never closed"
    if "indented" in problem.facts:
        return f"<{name}> is indented, so that it is a part of the list above and ends with it"
    return f"<{name}>{by} is never closed{_like(problem)}"


def _like(problem: Problem) -> str:
    """The others that are left open with it."""
    place, again = problem.location, problem.facts.get("again", ())
    if not isinstance(again, tuple) or not again or place.is_made or "instead" in problem.facts:
        return ""
    others = f" and of {len(again) - 1} more" if len(again) > 1 else ""
    return f", like that of {again[0].seen_from(place)}{others}"


def holds_another(problem: Problem) -> bool:
    """Whether another of its name, and an end tag, follow: browsers leave the outer open, authors either."""
    name, place = str(problem.facts["name"]), problem.location
    if name not in HOLDERS or place.is_made or {"again", "indented", "self_closing"} & problem.facts.keys():
        return False
    behind = place.origin.string[place.end : place.end + limits.FIX_CHARACTERS]
    inner = behind.find(f"<{name}")
    return behind.find(f"</{name}", max(inner, 0)) > inner >= 0


def outcome(problem: Problem) -> str:
    """What the reader of the page gets of it."""
    facts, place = problem.facts, problem.location
    shown, unread = facts.get("shown"), facts.get("unread")
    if has_next_link(problem):
        return ": it goes on to the next <a>, where browsers end it"
    if isinstance(shown, Location):
        end = f"{shown.text} on {seen(shown, place)}" if not shown.is_made else "an end tag behind it"
        return f": {end} will be shown as text"
    if isinstance(unread, Location):
        what = "such as that" if _MARKDOWN.search(unread.text) else "and no paragraphs are made, such as the one"
        of = _HARMLESS["item" if facts["where"] == "item" else "document"]
        return f": no Markdown is read from here to the end of {of}, {what} on {seen(unread, place)}"
    if facts["name"] in UNSEEN and facts["where"] == "paragraph":
        return ": the reader will not see the rest of the paragraph"
    if "harmless" in facts and facts["name"] == "a" and facts["closed_at"] is None:
        return ": it goes on to the next link"
    if "harmless" in facts:
        closed_at = facts["closed_at"]
        if isinstance(closed_at, Location) and closed_at.text.startswith(_CELLS):
            return f": it ends with {_HARMLESS['cell']}"
        if facts["name"] in HEADINGS and isinstance(closed_at, Location):
            return f" and {_end(problem)}"
        return f": it ends with {_HARMLESS.get(str(facts['where']), 'the block around it')}"
    if facts["name"] == "table" and (following := next_start(problem)):
        return f" and ends at the {cut(following)} right behind it"
    if facts["name"] in HEADINGS and facts["where"] == "document" and (heading := _next_heading(place)):
        at = "in this line" if heading.line == place.line else f"on {seen(heading, place)}"
        return f": it goes on to the next <{heading.text[1:]}>, {at}, where browsers end it"
    if facts["name"] == "a" and facts["where"] in ("document", "item"):
        return ": everything up to the next link becomes a part of it"
    comma = "," if _like(problem) else ""
    return f"{comma} and {_ENDS.get(str(facts['where'])) or _end(problem)}"


def _next_heading(place: Location) -> Location | None:
    """Where the next heading begins, behind the tag of one that is open."""
    string = place.origin.string
    found = _NEXT_HEADING.search(string, place.end, min(len(string), place.end + limits.FIX_CHARACTERS))
    return Location(place.origin, found.start(), found.end()) if found and found["heading"] else None


def seen(other: Location, place: Location) -> str:
    """Another place, as it is called in a sentence; its file too where the sentence may be told at a page's key."""
    return f"line {other.line} of {other.path}" if place.is_made else other.seen_from(place)


def _end(problem: Problem) -> str:
    closed_at = problem.facts.get("closed_at")
    if isinstance(closed_at, Location) and _tag(closed_at):
        return f"ends at {_tag(closed_at)} on {seen(closed_at, problem.location)}"
    return "ends with the block around it"


def _tag(place: Location) -> str:
    """The tag written there, without its attributes; "" where Liquid printed it."""
    words = place.text.partition(">")[0].split()
    return f"{words[0]}>" if words and words[0].startswith("<") else ""
