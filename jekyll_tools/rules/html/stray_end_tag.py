"""An end tag closes nothing.

## Why
kramdown shows such a tag to the reader as text, and browsers drop it. Either way the element it was written for ends
elsewhere than its author meant. Where its start tag is shown as text too, `broken-tag` or `tag-as-text` says why. What
is dropped and can have ended nothing in the layout either is but a warning, and so is what only those see whose browser
does not show the `<object>` or `<video>` around it.

## Bad
    A spotlight</font> of ICLR.

## Good
    A <em>spotlight</em> of ICLR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Edit, Finding, Level, Problem
from jekyll_tools.html.tables import VOID
from jekyll_tools.regex import regex
from jekyll_tools.rules.bare_tags import is_start_bare
from jekyll_tools.rules.cut_off import start_of
from jekyll_tools.rules.html.broken_tag import is_start_shown
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_HREF = regex(r"<a\s[^<>]*?\bhref=([\"'])([^\"'<>]*)", re.IGNORECASE)
_OUTPUT = regex(r"\{\{[^{}]*\}\}")
# Outputs that hold no mark-up: addresses of pages, and what the settings say of the site's.
_SOUND = regex(r"\{\{-?\s*(?:base_path|site\.(?:base)?url|[\w.]*\burl)\b[^{}]*\}\}")
_EARLY = "this comment ends at a --> that is printed within, and what stands behind that is shown as text"
_INSTEAD = "write {% comment %} … {% endcomment %}"
# What paragraphs are in.
_AROUND = frozenset(("article", "blockquote", "center", "div", "dl", "figure", "ol", "section", "table", "ul"))
# What layouts open around a page's content.
_OF_LAYOUTS = frozenset(("article", "aside", "div", "footer", "header", "main", "nav", "section"))


@rule(on="problem:stray-end-tag", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    name = str(facts["name"])
    if facts.get("shown") and (is_start_shown(_before(problem), name) or is_start_bare(problem.location)):
        return
    if "becomes" in facts or _is_of_address(problem.location, name):
        return
    if facts.get("shown") and (comment := _comment(problem.location)):
        yield Finding(comment, _EARLY, _INSTEAD)  # once for all tags behind it
        return
    fallback = str(facts.get("fallback", ""))
    seen, level = _fallen_back(fallback) if fallback else _outcome(name, bool(facts.get("shown")))
    message = f"</{name}> closes nothing {seen}{', as the next one does' if facts.get('start') else ''}"
    yield Finding(problem.location, message, hint(problem), _fix(problem), level=level, tag=f"</{name}")


def _before(problem: Problem) -> str:
    """What stands before it, as kramdown meets it."""
    text, at = problem.facts["text"], problem.facts["at"]
    return text[max(at - limits.FIX_CHARACTERS, 0) : at] if isinstance(text, str) and isinstance(at, int) else ""


def _outcome(name: str, shown: bool) -> tuple[str, Level | None]:
    """What the reader gets of it, and how much that matters."""
    if shown:
        return "and will be shown as text", None
    if name in _OF_LAYOUTS:
        return f"on this page: it may end a <{name}> of the layout around it", "warning"
    return "and is dropped", "warning"


def _fallen_back(name: str) -> tuple[str, Level | None]:
    return f"and will be shown as text where the <{name}> around it cannot be", "warning"


def _fix(problem: Problem) -> tuple[Edit, ...]:
    """Its removal, where nothing else can have been meant: of an element that has no end tag. `</br>` is a break."""
    location = problem.location
    if location.through or not location.text.startswith("</") or problem.facts["name"] not in VOID:
        return ()
    return (Edit(location, "<br>" if problem.facts["name"] == "br" else ""),)


def _comment(end: Location) -> Location | None:
    """The start of the comment that an end tag stands in as it is written, and not as it is printed: in its own file,
    or where that is included.
    """
    return next(filter(None, map(_comment_around, (end, *end.through))), None)


def _comment_around(place: Location) -> Location | None:
    origin, start, _ = place
    opened = origin.string.rfind("<!--", max(start - limits.FIX_CHARACTERS, 0), start)
    is_open = opened >= 0 and origin.string.find("-->", opened, start) < 0 <= origin.string.find("-->", start)
    return Location(origin, opened, opened + len("<!--")) if is_open else None


def _commented(end: Location, name: str) -> Location | None:
    """The start tag that an end tag was for, where that is in a comment which ends before."""
    origin, start, _ = end
    at = origin.string.rfind(f"<{name}", max(start - limits.FIX_CHARACTERS, 0), start)
    opened = origin.string.rfind("<!--", max(start - limits.FIX_CHARACTERS, 0), max(at, 0))
    is_within = opened >= 0 and origin.string.find("-->", opened, at) < 0 < origin.string.find("-->", at, start)
    return Location(origin, at, at + len(f"<{name}")) if is_within else None


def _element(end: Location, name: str) -> str:
    """The element that the template ends there, up to its end tag, as it is written on that line; "" for none."""
    origin, at, _ = end
    before = origin.string[origin.line_starts[end.line - 1] : at]
    opened = before.lower().rfind(f"<{name}")
    element = before[opened:] if opened >= 0 else ""
    return "" if f"</{name}" in element.lower() or "{%" in element else element


def _is_of_address(end: Location, name: str) -> bool:
    """Whether it ends a link that is broken by what Liquid prints for its address, as malformed-url tells."""
    address = _HREF.match(_element(end, name))
    return address is not None and bool(_doubtful(address[2]))


def _doubtful(template: str) -> list[str]:
    """The outputs of Liquid in a piece of a template that may hold mark-up."""
    return [output for output in _OUTPUT.findall(template) if not _SOUND.fullmatch(output)]


def printed_within(end: Location, name: str) -> str:
    """The first output of Liquid that may hold mark-up, in the element that the template ends there; "" for none."""
    return next(iter(_doubtful(_element(end, name))), "")


def hint(problem: Problem) -> str:
    """How to mend such a tag."""
    name, ended_at = str(problem.facts["name"]), problem.facts.get("ended_at")
    if problem.facts.get("start"):
        return f"write <{name}> here, so that the next </{name}> ends it"
    comment = _comment(problem.location)
    if comment is not None:
        where = comment.seen_from(problem.location)
        return f"the comment on {where} ends at a --> that is printed within: {_INSTEAD}"
    if name == "br":  # which browsers take it for, where it is not shown
        return "write <br> instead: it has no end tag"
    if name in VOID:
        return f"remove it: <{name}> has no end tag"
    if printed := printed_within(problem.location, name):
        return f"leave it, and mend what {cut(printed)} prints: a </{name}>, or a quotation mark within <{name}>"
    if isinstance(ended_at, Location) and ended_at.is_made:
        instead = "write <div> instead of <p>: " if name == "p" else ""
        by = f"{cut(ended_at.text)} on {ended_at.seen_from(problem.location)} prints {problem.facts['ended_by']}"
        return f"{instead}{by}, which had closed <{name}> already"
    if isinstance(ended_at, Location):
        place = ended_at.seen_from(problem.location)
        return f"remove it: {problem.facts['ended_by']} on {place} had closed <{name}> already"
    if start := start_of(problem.location, name):
        return f"mend the <{name}> on {start.seen_from(problem.location)}: the block behind it ends it"
    if start := _commented(problem.location, name):
        return f"remove it: its <{name}> on {start.seen_from(problem.location)} is in a comment"
    if name in _AROUND and _is_in_paragraph(problem.location):
        return f"remove it, or write <{name}> before the <p> where it should begin, and </p> before this"
    one = f"it, or the </{name}> above it that ends too early," if _may_be_earlier(problem.location, name) else "it,"
    return f"remove {one} or write <{name}> where it should begin"


def _may_be_earlier(place: Location, name: str) -> bool:
    """Whether it may be another one, further up in its file, that is too many: blocks end each other's."""
    start = max(place.start - limits.FIX_CHARACTERS, 0)
    return name in _OF_LAYOUTS and f"</{name}" in place.origin.string[start : place.start].lower()


def _is_in_paragraph(place: Location) -> bool:
    """Whether a <p> before it is not closed yet."""
    before = place.origin.string[max(place.start - limits.FIX_CHARACTERS, 0) : place.start].lower()
    opened = max(before.rfind("<p>"), before.rfind("<p "))
    return opened >= 0 and before.find("</p", opened) < 0
