"""Front matter (or a configuration file) is not valid YAML.

## Why
Jekyll says so only in its log, drops every key and publishes the page all the same: without its title, its layout and
its permalink, at the address of its file. With a broken `_config.yml` it builds nothing.

## Bad
    ---
    title: Deep learning: a survey
    permalink: /survey/
    ---

## Good
    ---
    title: "Deep learning: a survey"
    permalink: /survey/
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timezone

from jekyll_tools import psych
from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location, Origin, Text

# Why it is broken, by the parser's guess, and what mends it.
CAUSES = {
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
    "dash": ("a list starts on its key's own line", "begin the list on the next line, or write [a, b]"),
    "html-comment": ("<!-- begins no comment in YAML", "begin the line with # instead, without <!-- and -->"),
    "control-character": ("it contains an invisible control character", "remove the character"),
    "not-a-mapping": ("it has no keys, for no line is key: value", "write key: value on each line"),
}
# Causes that quotes or a space mend, one line `key: value` at a time.
_QUOTING = frozenset(
    ("apostrophe", "colon", "inner-quote", "liquid", "missing-space", "reserved-character", "unknown-alias")
)
_KEY = regex(r"^([A-Za-z_][\w-]{0,99}):", re.MULTILINE)
_DATE = regex(r"^date:[ \t]+[\"']?([^\s\"'#][^\n\"'#]{0,80})", re.MULTILINE)
_BARE = regex(r"(title|layout|permalink|collection|author|date)[ \t]+([^\s:][^\n:]{0,60})$", re.MULTILINE)
_CONFLICT = regex(r"^<{7}(?:$| [^\n]*)", re.MULTILINE)
_SHOWN = 80  # characters of a line that a hint writes out
_PASTED = "delete one of the two: all that stands before this colon, or from it to the line before the closing ---"
_PAIR = regex(r"( *(?:- )?[A-Za-z_][\w-]*: +)(\S.*)")
_GLUED = regex(r"( *[A-Za-z_][\w-]* {0,40}:)(?!//)(\S.*)")
# Up to the colon at fault: a value in quotes, and nothing between it and the colon.
_QUOTED = regex(r"""^[ \t-]{0,40}[\w-]{1,100}:[ \t]{1,40}(?:'[^'\n]*'|"[^"\n]*")[ \t]{0,40}:\Z""", re.MULTILINE)
_UNSURE = regex(r" #|\\|''")  # a comment, or something escaped already
_OPENING = regex(r"\ufeff?---[ \t]*\r?\n")
KINDS = {
    "yaml-too-deep": "has values that are nested too deeply, and is not read",
    "yaml-too-many-aliases": "has too many aliases, and is not read",
    "yaml-too-big": "is too long, and is not read",
    "yaml-recursive": "has a value that contains itself, which is left out",
}


@rule(
    on=(
        "problem:invalid-yaml",
        "problem:yaml-too-deep",
        "problem:yaml-too-many-aliases",
        "problem:yaml-too-big",
        "problem:yaml-recursive",
    ),
    level="error",
)
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    what = "the front matter" if context.page is not None else "the file"
    if problem.kind in KINDS:  # ours, not Jekyll's
        message = f"{what} {KINDS[problem.kind]}{_unchecked(context)}"
        yield Finding(problem.location, message, "write it shorter and flatter")
        return
    why, hint = _words(problem)
    message = f"{what} is not valid YAML: {why}; {_outcome(context, str(problem.facts.get('cause', '')))}"
    later = _next(problem, context)
    place = _conflict(problem.location) or problem.location
    yield Finding(place, message, f"{hint}\n{later}".strip(), _fix(problem), safe=not later)


def _next(problem: Problem, context: Context) -> str:
    """What will stop Jekyll once this is mended: a document's date that is none, which is now lost with the rest."""
    from jekyll_tools.site.dates import parsed

    if context.page is None or context.page.kind == "page":
        return ""
    origin = problem.location.origin
    end = origin.string.find("\n---", len("---"))
    found = _DATE.search(origin.string, 0, end if end >= 0 else len(origin.string))
    if found is None or parsed(found[1], context.site.time.tzinfo or timezone.utc):
        return ""
    line = origin.line_column(found.start())[0]
    return f"then mend line {line} too: {found[1].strip()} is no date, and will stop Jekyll"


def _cause(problem: Problem) -> str:
    """The parser's guess, or a better one."""
    cause = str(problem.facts.get("cause", ""))
    if cause == "not-a-mapping" and _GLUED.match(problem.location.text):
        return "missing-space"
    if _conflict(problem.location):
        return "conflict"
    is_merged = cause == "colon" and _QUOTED.search(problem.location.origin.string, 0, problem.location.end)
    return "merged" if is_merged else cause


def _conflict(place: Location) -> Location | None:
    """The line with git's sign of two versions, where it stands at the place or before it, among the keys."""
    string = place.origin.string
    close = string.find("\n---", len("---")) if string.startswith("---") else -1
    limit = min(place.end, close) if close >= 0 else place.end
    found = _CONFLICT.search(string, 0, max(limit, place.start + len("<<<<<<< ")))
    return Location(place.origin, *found.span()) if found else None


def _fix(problem: Problem) -> tuple[Edit, ...]:
    """The value of that line in quotes, or a space behind its colon, if that line is then valid."""
    origin, start, _ = problem.location
    begin = origin.line_starts[problem.location.line - 1]
    line = origin.line(problem.location.line)
    cause = _cause(problem)
    goes_on = origin.string[begin + len(line) :].lstrip("\r\n").startswith(" ")
    pair = (_GLUED if cause == "missing-space" else _PAIR).fullmatch(line)
    if pair is None or cause not in _QUOTING or goes_on:
        return ()
    if cause != "missing-space" and _UNSURE.search(line):
        return ()
    at, value = begin + pair.start(2), pair[2].rstrip()
    edit = Edit(Location(origin, at, at + len(value)), _quoted(value, cause))
    return (edit,) if _is_cured(origin, edit, start) else ()


def _quoted(value: str, cause: str) -> str:
    if cause == "missing-space":
        return f" {value}"
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
    escaped = inner.replace('"', '\\"')
    return f'"{escaped}"'


def _is_cured(origin: Origin, edit: Edit, fault: int) -> bool:
    """Whether the file is valid up to and beyond that line once the edit is made."""
    place, string = edit.location, origin.string
    mended = Text.written(origin.path, string[: place.start] + edit.text + string[place.end :])
    opened = _OPENING.match(string)
    close = mended.string.find("\n---", opened.end() - 1 if opened else 0) if opened else len(mended)
    problems = psych.parse(mended.slice(0, close if close >= 0 else len(mended))).problems
    line_end = string.find("\n", fault) + len(mended) - len(string)
    return all(problem.location.start > line_end for problem in problems if problem.kind == "invalid-yaml")


def _words(problem: Problem) -> tuple[str, str]:
    cause = _cause(problem)
    detail = str(problem.facts.get("detail", "")) or "it cannot be read"
    if cause == "inner-quote" and "'" in problem.location.origin.line(problem.location.line):
        return CAUSES[cause][0], 'write \\" for each of the inner double quotes'
    if cause == "merged" and (key := _again(problem.location)):
        return f"a second front matter is pasted into the first, and has the key `{key}` again", _PASTED
    if cause in CAUSES:
        return CAUSES[cause][0], _of_line(cause, problem.location) or CAUSES[cause][1]
    return detail, ""


def _of_line(cause: str, place: Location) -> str:
    """A hint that shows how the line at hand should be, "" for none."""
    line = place.origin.line(place.line)
    bare, glued = _BARE.match(place.text), _GLUED.fullmatch(line)
    if cause == "not-a-mapping" and bare:
        return f"write a colon behind each key, as in {bare[1]}: {bare[2].strip()}"
    if cause == "missing-space" and glued and len(line) <= _SHOWN:
        return f"write {glued[1].strip()} {glued[2].rstrip()}"
    if cause == "missing-colon" and place.text.startswith("- ") and len(place.text) <= _SHOWN:
        return (
            f"write its key too, as in - title: {place.text[2:].strip()}, for the next line is a key of the same item"
        )
    if cause == "unclosed-quote" and len(line.strip()) == 1:
        return "remove this quotation mark, which stands alone on its line"
    return ""


def _again(place: Location) -> str:
    """The first key behind a place that the front matter has before it too; "" for none."""
    string = place.origin.string
    end = string.find("\n---", place.end)
    before = set(_KEY.findall(string, 0, place.start))
    behind = _KEY.findall(string, place.end, end if end >= 0 else len(string))
    return next((key for key in behind if key in before), "")


def _unchecked(context: Context) -> str:
    return ", and nothing else is checked" if context.page is None and context.site.config.is_unread else ""


def _outcome(context: Context, cause: str) -> str:
    if context.page is None:
        return "Jekyll will build nothing" + _unchecked(context)
    if cause == "not-a-mapping" and context.page.kind == "page":  # of documents Jekyll goes on without the keys
        return "Jekyll will stop with an error"
    if not context.page.published:
        return "every key is lost"
    return f"every key is lost, and the page will be published at {context.page.url}"
