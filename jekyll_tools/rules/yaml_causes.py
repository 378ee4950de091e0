"""Why YAML is broken, in words: the parser's guess, or a better one by the lines around."""

from __future__ import annotations

import re

from jekyll_tools.diagnostic import Problem
from jekyll_tools.regex import regex
from jekyll_tools.text import Location

# Why it is broken, by the parser's guess, and what mends it.
_CAUSES = {
    "tab": ("a tab is where YAML wants spaces", "replace the tab with spaces"),
    "colon": (
        "a colon inside an unquoted value is taken for a second key",
        'put the whole value in double quotes: "…: …"',
    ),
    "missing-space": ("there is no space after the key's colon", "write key: value"),
    "fence": ("this line does not end the front matter", "write exactly three hyphens: ---"),
    "missing-colon": (
        "this line is not a key with a value",
        "write key: value, indent it if it goes on with the line above, or delete it",
    ),
    "fullwidth-colon": ("YAML does not take a full-width colon for a colon", "write an ordinary colon: key: value"),
    "directive": ("a line that begins with % is an order to YAML", "begin a comment with #"),
    "no-break-space": (
        "a no-break space, which looks like a space, is where YAML wants an ordinary one",
        "delete it and type a space",
    ),
    "indentation": ("the line is not indented as its neighbours are", "indent the keys of one level alike"),
    "smart-quote": ("YAML does not take curly quotes for quotation marks", "write straight quotes around the value"),
    "apostrophe": (
        "an apostrophe ends the single-quoted value",
        "put the value in double quotes, or write the apostrophe twice ('')",
    ),
    "inner-quote": (
        "a double quote ends the double-quoted value",
        'put the value in single quotes, or write \\" for the inner quotes',
    ),
    "text-after-quote": ("words follow a value in quotes", "put the whole value in quotes of the other kind"),
    "text-after-bracket": ("words follow a closed bracket", "put the whole value in single quotes"),
    "conflict": (
        "an unfinished merge of git is in it",
        "keep one of the two versions, and delete the other and the lines <<<<<<<, ======= and >>>>>>>",
    ),
    "merged": (
        "a colon follows a value that is complete in its quotes, so two lines have run together",
        "begin a new line behind the closing quotation mark, with the key that is missing",
    ),
    "unclosed-quote": ("the quotation mark that opens here is never closed", "close it at the end of the value"),
    "extra-quote": ("there is a quotation mark too many", "remove this one"),
    "curly-end": ("a curly quotation mark does not end a value that a straight one begins", "write a straight one"),
    "separator": ("YAML puts no comma or semicolon behind a value", "remove it"),
    "unclosed-bracket": ("the bracket that opens here is never closed", "close it at the end of the list"),
    "backslash": (
        "a backslash in double quotes starts an escape that YAML does not know",
        "put the value in single quotes, or write the backslash twice",
    ),
    "reserved-character": (
        "the value starts with a character that means something to YAML",
        "put the value in double quotes",
    ),
    "unknown-alias": ("the value starts with *, which means something else to YAML", "put the value in quotes"),
    "liquid": ("Liquid is not run in front matter, and its braces mean something to YAML", "put the value in quotes"),
    "dash": (
        "a list starts on its key's own line",
        "begin the list on the next line, or put the value in quotes if it is none",
    ),
    "html-comment": ("<!-- begins no comment in YAML", "begin each of its lines with # instead, without <!-- and -->"),
    "control-character": ("it contains an invisible control character", "remove the character"),
    "text": ("the page's text begins here, and no --- has ended the keys before it", "write --- in the line above it"),
    "not-a-mapping": ("it has no keys, for no line is key: value", "write key: value on each line"),
}
_KEY = regex(r"^([A-Za-z_][\w-]{0,99}):", re.MULTILINE)
# A heading of Markdown's, or six words and more.
_PROSE = regex(r"#{1,6} \S|[A-Z\"“*]\S*(?:[ \t]+\S+){5}")
_LINES = 50  # of a paragraph
_ODD = regex(r"[A-Za-z_][A-Za-z0-9_-]{0,40}[ :]?(?P<sign>：|(?<=:)\xa0)")
_CONFLICT = regex(r"^<{7}(?:$| [^\n]*)", re.MULTILINE)
_PASTED = "delete one of the two: all that stands before this colon, or from it to the line before the closing ---"
BARE = regex(r"(title|layout|permalink|collection|author|date)[ \t]+([^\s:][^\n:]{0,60})$", re.MULTILINE)
SHOWN = 80  # characters of a line that a hint writes out
GLUED = regex(r"( *[A-Za-z_][\w-]* {0,40}:)(?!//)(\S.*)")
# Up to the colon at fault: a value in quotes, and nothing between it and the colon.
_QUOTED = regex(r"""^[ \t-]{0,40}[\w-]{1,100}:[ \t]{1,40}(?:'[^'\n]*'|"[^"\n]*")[ \t]{0,40}:\Z""", re.MULTILINE)
_QUOTED_BEFORE = regex(r"""^[ \t-]{0,40}[\w-]{1,100}:[ \t]{1,40}(?:'[^'\n]*'|"[^"\n]*")[ \t]{1,40}-""", re.MULTILINE)
# A key in the middle of a line, as if a line's end were missing before it.
_WITHIN = regex(r"[ \t,;]*\b(?P<key>[A-Za-z_][\w-]{1,40}):(?:[ \t]|$)")
_OFTEN = frozenset(
    (
        *("author_profile", "categories", "collection", "date", "excerpt", "layout", "nav_order", "paperurl"),
        *("permalink", "published", "redirect_from", "redirect_to", "tags", "title", "venue"),
    )
)
_LAST_WORD = regex(r"(?<=[ \t])(\w+)\Z")


def cause_of(problem: Problem) -> str:
    """The parser's guess, or a better one."""
    cause, place = str(problem.facts.get("cause", "")), problem.location
    if cause == "not-a-mapping" and (sign := odd_sign(place)):
        return "fullwidth-colon" if "：" in sign.text else "no-break-space"
    if cause == "not-a-mapping" and GLUED.match(place.text):
        return "missing-space"
    if conflict(place):
        return "conflict"
    if cause in ("colon", "indentation", "missing-colon") and text(place):
        return "text"
    if cause == "unclosed-quote":
        return _of_quote(place)
    if cause == "dash" and _QUOTED_BEFORE.search(
        place.origin.string, place.origin.line_starts[place.line - 1], place.end
    ):
        return "text-after-quote"
    if not cause and "directive" in str(problem.facts.get("detail", "")):
        return "directive"
    if cause == "text-after-quote" and place.text.strip() in (",", ";"):
        return "separator"
    is_merged = cause == "colon" and _QUOTED.search(place.origin.string, 0, place.end)
    return "merged" if is_merged else cause


def odd_sign(place: Location) -> Location | None:
    """Behind the first key what looks like a colon and a space, and is another sign."""
    found = _ODD.match(place.origin.string, place.start, place.end)
    return Location(place.origin, *found.span("sign")) if found else None


def _of_quote(place: Location) -> str:
    origin, start, _ = place
    if origin.string[start - 1 : start] == place.text[:1] and place.text.strip() in ("'", '"'):
        return "extra-quote"
    return "curly-end" if place.text.rstrip()[1:].endswith(("”", "“", "’", "‘")) else "unclosed-quote"


def conflict(place: Location) -> Location | None:
    """The line with git's sign of two versions, where it stands at the place or before it, among the keys."""
    string = place.origin.string
    close = string.find("\n---", len("---")) if string.startswith("---") else -1
    limit = min(place.end, close) if close >= 0 else place.end
    found = _CONFLICT.search(string, 0, max(limit, place.start + len("<<<<<<< ")))
    return Location(place.origin, *found.span()) if found else None


def text(place: Location) -> Location | None:
    """The first line of a paragraph among the keys, in which the place is: nobody ended them before the page's text."""
    origin = place.origin
    if not origin.string.startswith("---"):
        return None
    first = place.line
    while first > 1 and place.line - first < _LINES and origin.line(first - 1).strip():
        first -= 1
    line = origin.line(first)
    if first < 3 or origin.line(first - 1).strip() or _KEY.match(line) or not _PROSE.match(line):
        return None
    start = origin.line_starts[first - 1]
    is_below_keys = _KEY.search(origin.string, len("---"), start) is not None
    return Location(origin, start, start + len(line)) if is_below_keys else None


def words(problem: Problem, cause: str) -> tuple[str, str]:
    """What is wrong, and what mends it."""
    place, detail = problem.location, str(problem.facts.get("detail", "")) or "it cannot be read"
    if cause == "inner-quote" and "'" in place.origin.line(place.line):
        return _CAUSES[cause][0], 'write \\" for each of the inner double quotes'
    if cause == "apostrophe" and '"' in place.origin.line(place.line):
        return _CAUSES[cause][0], "write each apostrophe twice (''), or use double quotes, with \\\" for those inside"
    if cause == "merged" and (key := _again(place)):
        return f"a second front matter is pasted into the first, and has the key `{key}` again", _PASTED
    if cause == "text-after-quote" and (found := _WITHIN.match(place.text)):
        return "two lines have run together", f"begin a new line before {found['key']}:"
    if cause == "colon" and (key := key_within(place)):
        return _CAUSES[cause][0], f"begin a new line before {key}: if it is a key, else {_CAUSES[cause][1]}"
    if cause == "missing-colon" and place.origin.line(place.line).lstrip().startswith("<"):
        return _CAUSES[cause][
            0
        ], "move it, with what goes on below it, behind the closing ---, if it is of the page's text"
    if cause in _CAUSES:
        return _CAUSES[cause][0], _of_line(cause, place) or _CAUSES[cause][1]
    return detail, ""


def _of_line(cause: str, place: Location) -> str:
    """A hint that shows how the line at hand should be; "" for none."""
    line = place.origin.line(place.line)
    bare, glued = BARE.match(place.text), GLUED.fullmatch(line)
    if cause == "not-a-mapping" and bare:
        return f"write a colon behind each key, as in {bare[1]}: {bare[2].strip()}"
    if cause == "missing-space" and glued and len(line) <= SHOWN:
        return f"write {glued[1].strip()} {glued[2].rstrip()}"
    if cause == "text-after-bracket" and place.text.startswith("(") and line.startswith("title:"):
        return "write only its words, in quotes: a title is no Markdown, and what it links to belongs into a key link:"
    if cause == "unclosed-quote" and len(line.strip()) == 1:
        return "remove this quotation mark, which stands alone on its line"
    return ""


def key_within(place: Location) -> str:
    """The word that ends at a colon and is a key that many pages have, where others stand before it on its line."""
    origin, start, _ = place
    found = _LAST_WORD.search(origin.string, origin.line_starts[place.line - 1], start)
    return found[1] if found and found[1] in _OFTEN else ""


def _again(place: Location) -> str:
    """The first key behind a place that the front matter has before it too; "" for none."""
    string = place.origin.string
    end = string.find("\n---", place.end)
    before = set(_KEY.findall(string, 0, place.start))
    behind = _KEY.findall(string, place.end, end if end >= 0 else len(string))
    return next((key for key in behind if key in before), "")
