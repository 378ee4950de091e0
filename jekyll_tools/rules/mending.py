"""How to mend an element that is never closed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.html.tables import ELEMENTS, HEADINGS, OPTIONAL_END
from jekyll_tools.regex import regex
from jekyll_tools.rules.cut_off import block_within
from jekyll_tools.rules.literal import is_word
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.unclosed import HOLDERS, UNSEEN, holds_another, next_start
from jekyll_tools.text import Location

_REMOVES = regex(r"\|\s*remove:\s*[\"']</")
# `</2>`, or `</` at the end of a line; `</b` without its `>`; `/b>`, `< /b>` and `</ b>`.
_NO_END_TAG = regex(
    r"</[0-9 ]{0,9}(?:>|\Z)|</(?P<open>[a-z][a-z0-9]{0,9})(?![a-z0-9]|[ \t]{0,9}>)"
    r"|(?:<[ \t]{0,9})?/[ \t]{0,9}(?P<name>[a-z][a-z0-9]{0,9})[ \t]{0,9}>"
)
_NEXT_TAG = regex(r"[^<\n]*(?:</(?P<end>[a-z][a-z0-9]{0,9})>|<)", re.IGNORECASE)
_ITEM = regex(r"<li\b|</?[ou]l\b|</li\b", re.IGNORECASE)
_FOLLOWING = regex(r"\s{0,999}<(/?[a-z][a-z0-9]{0,9})\b", re.IGNORECASE)


def hint(problem: Problem) -> str:
    """How to mend it."""
    name = problem.facts["name"]
    if "indented" in problem.facts:
        return f"begin its line with <{name}, without spaces before it"
    if problem.location.is_made:
        return _of_output(str(name), problem.location)
    if mistaken := _mistaken(problem):
        return mistaken
    if name not in ELEMENTS and "-" not in str(name):  # a word: another one like it is none that ends it
        return f"if it is meant as text write &lt;{name}&gt;, else write </{name}> where it should end"
    if written := _instead(problem):
        return f"write </{name}> instead of {written}"
    if name in HOLDERS and problem.facts["where"] == "document" and (again := _again(problem)):
        return f"write </{name}> where each should end, that of {_lines((problem.location, *again))}"
    if holds_another(problem):
        return f"write </{name}> where it, or the one within it that lacks its own, should end"
    if problem.facts.get("self_closing"):
        return f"write <{name} …></{name}>: /> closes nothing in HTML"
    if name in ("a", "table") and (other := next_start(problem)):
        return f"take out one of the two, this or the {cut(other)} right behind it"
    if name not in ELEMENTS or (name in UNSEEN and problem.facts["where"] == "paragraph") or _is_token(problem):
        return f"if it is meant as text write &lt;{name}&gt;, else write </{name}> where it should end"
    if name == "li" and (following := _next_item(problem.location)):
        return f"write </li> where it should end, before the next <li> on {following.seen_from(problem.location)}"
    return f"write </{name}> where it should end"


def _around(name: str, block: Location, place: Location) -> str:
    """How an element of a line of text comes to hold a block."""
    tag = f"{block.text.split()[0].rstrip('>')}>"
    why = f"no <{name}> in a paragraph can hold the {tag} on {block.seen_from(place)}"
    if name == "span":
        return f"{why}: write <div> and </div> instead of <span> and </span>, each at the start of a line"
    return f"{why}: put all of it between <div> and </div>, each on a line of its own"


def _is_token(problem: Problem) -> bool:
    """Whether it may as well be a word between angle brackets, as language models have `<mask>` and `<s>`."""
    return problem.location.text == "<s>" or is_word(str(problem.facts["name"]), problem.location)


def _mistaken(problem: Problem) -> str:
    """How to mend what was meant as no tag, or as another one; "" for others."""
    if _is_bracketed(problem.location):
        letter = problem.location.text[1:-1]
        return f"if it is no tag write \\langle {letter}\\rangle in a formula, and &lt;{letter}&gt; elsewhere"
    name, place = str(problem.facts["name"]), problem.location
    if problem.facts["where"] == "paragraph" and (block := block_within(place, name)):
        return _around(name, block, place)
    if name == "image":  # which browsers alone take for <img>
        return "write <img> instead of <image>"
    meant = _cut_short(problem)
    return f"write <{meant}> instead of {problem.location.text}" if meant else ""


def _cut_short(problem: Problem) -> str:
    """The element of which a tag has but the first letters, where its end tag comes next: `<e>` of `<em>`."""
    name, place = str(problem.facts["name"]), problem.location
    if name in ELEMENTS or place.text != f"<{name}>":
        return ""
    found = _NEXT_TAG.match(place.origin.string, place.end)
    other = found["end"].lower() if found and found["end"] else ""
    return other if other.startswith(name) and other in ELEMENTS else ""


def _of_output(name: str, place: Location) -> str:
    """How to mend what Liquid prints."""
    if _REMOVES.search(place.text):
        return "its filter `remove` takes the end tag out: write `strip_html` instead of that"
    return f"write </{name}> in what {cut(place.text)} prints"


def _is_bracketed(place: Location) -> bool:
    r"""Whether a bare tag stands behind a backslash: `\<b>`, brackets around a letter."""
    return (
        place.text.endswith(">")
        and " " not in place.text
        and place.origin.string[place.start - 1 : place.start] == "\\"
    )


def _is_second(problem: Problem) -> bool:
    """Whether it is the start tag of a heading behind another one, which is open in the same line: an end tag."""
    name, (origin, start, _) = str(problem.facts["name"]), problem.location
    if name not in HEADINGS or problem.location.text != f"<{name}>":
        return False
    before = origin.string[origin.string.rfind("\n", 0, start) + 1 : start][-limits.FIX_CHARACTERS :]
    return before.rfind(f"<{name}") > before.rfind(f"</{name}") and not before.rstrip().endswith(f"<{name}>")


def _next_item(place: Location) -> Location | None:
    """The item behind one, unless a list within that comes first."""
    found = _ITEM.search(place.origin.string, place.end, place.end + limits.FIX_CHARACTERS)
    return Location(place.origin, *found.span()) if found and found[0][:3].lower() == "<li" else None


def _instead(problem: Problem) -> object:
    """What was most likely meant for its end tag, in words; "" for nothing."""
    name, place, instead = problem.facts["name"], problem.location, problem.facts.get("instead")
    if _is_second(problem):
        return f"this <{name}>"
    if _has_bare(problem):
        return f"the next <{name}> in this line"
    if isinstance(instead, Location) and not instead.is_made and not _is_next(place, instead) and _ends(place, instead):
        return f"{instead.text} on {instead.seen_from(place)}"
    if meant := _meant(problem):
        return f"<{name}> on {_lines(meant)}"
    return "" if holds_another(problem) else problem.facts.get("slip") or _slip(problem)


def _ends(place: Location, other: Location) -> bool:
    """Whether a start tag on another line may have been meant for an end tag: no words follow it there."""
    behind = other.origin.string[other.end : other.end + limits.FIX_CHARACTERS].partition("\n")[0].lstrip()
    return other.line == place.line or not behind or behind.startswith("<")


def _is_next(place: Location, other: Location) -> bool:
    """Whether nothing stands between two tags."""
    return place.path == other.path and not place.origin.string[place.end : other.start].strip()


def _again(problem: Problem) -> tuple[Location, ...]:
    """The start tags of others that are left open with it, where they are written as it is."""
    again = problem.facts.get("again")
    return again if isinstance(again, tuple) and not problem.location.is_made else ()


def _has_bare(problem: Problem) -> bool:
    """Whether the next start tag of its name says nothing of its element and stands on the same line, behind words or
    other tags: an end tag.
    """
    place = problem.location
    bare = f"<{problem.facts['name']}>"
    return any(
        isinstance(one, Location)
        and (one.path, one.line, one.text) == (place.path, place.line, bare)
        and not _is_next(place, one)
        for one in (problem.facts.get("instead"), *_again(problem)[:1])
    )


def _meant(problem: Problem) -> list[Location]:
    """Of a row, an item or the like the further start tags that were meant for end tags: they begin nothing, for what
    follows is another one, or the end tag of what is around them.
    """
    name = problem.facts["name"]
    if name not in OPTIONAL_END:
        return []
    return [one for one in _again(problem) if one.text == f"<{name}>" and _is_empty(one, str(name))]


def _is_empty(tag: Location, name: str) -> bool:
    """Whether behind a start tag stands another one of its name, or the end tag of another element."""
    following = _FOLLOWING.match(tag.origin.string, tag.end)
    found = following[1].lower() if following else f"/{name}"
    return found == name or (found[0] == "/" and found != f"/{name}")


def _lines(places: Iterable[Location]) -> str:
    """Where they are, by the lines: those of one file."""
    lines = [str(line) for line in dict.fromkeys(place.line for place in places)]
    return f"line {lines[0]}" if not lines[1:] else f"lines {', '.join(lines[:-1])} and {lines[-1]}"


def _slip(problem: Problem) -> str:
    r"""What was likely meant for the end tag, on the same line, and is none; `<\b>` on a later one; "" for nothing."""
    origin, _, end = problem.location
    if problem.location.is_made:
        return ""
    line_end = origin.string.find("\n", end)
    for found in _NO_END_TAG.finditer(origin.string, end, line_end if line_end >= 0 else len(origin.string)):
        if (found["open"] or found["name"] or problem.facts["name"]) == problem.facts["name"]:
            return "" if found["name"] and found[0].startswith(f"</{found['name']}") else found[0]
    back = f"<\\{problem.facts['name']}>"
    below = origin.string.find(back, end, end + limits.FIX_CHARACTERS)
    return f"{back} on line {origin.line_column(below)[0]}" if below >= 0 else ""
