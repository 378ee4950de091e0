"""What mends a line of broken YAML: a mend is offered only if the text is then valid beyond that line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jekyll_tools import psych
from jekyll_tools.diagnostic import Edit
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.rules.yaml_causes import BARE, GLUED, SHOWN
from jekyll_tools.text import Location, Origin, Text

# Causes that quotes or a space mend, one line `key: value` at a time.
_QUOTING = frozenset(
    ("apostrophe", "colon", "inner-quote", "liquid", "missing-space", "reserved-character", "unknown-alias")
)
_ABOVE = 20  # lines that are looked at
_PAIR = regex(r"( *(?:- )?[A-Za-z_][\w-]*: +)(\S.*)")
_ASSIGNED = regex(r"\s*([A-Za-z_][\w-]{0,40})[ \t]*=[ \t]*(\S[^\n]*)")
_DOUBLED = regex(r"( *(?:- )?[A-Za-z_][\w-]*: +)([\"'])\2([^\"']+)\2\s*")
# A value in quotes with more behind it, on lines that are further in too.
_EARLY_END = regex(
    r"(?P<head> {0,40}(?:- )?[A-Za-z_][\w-]*: +)(?P<quote>[\"'])(?P<inner>[^\"\n\\]*?)(?P=quote)"
    r"(?P<rest>[^\n]*[^\s][^\n]*(?:\n[ \t]+[^\n]*){0,20})"
)
_KEY_WITHIN = regex(r"\b[A-Za-z_][\w-]{1,40}:(?:\s|$)")
_EMPTY_QUOTES = regex(r"( *(?:- )?[A-Za-z_][\w-]*: +)(?:\"\"|'')([^\"'\s][^\"']*)")
_GLUED_ITEM = regex(r" {0,40}-([^\s-][^\n]*)")
_COMMENT = regex(r"\s*(?://+|%+|--+)[ \t]*(\S[^\n]*)")
_HTML_COMMENT = regex(r"(\s*)<!--(.*)-->\s*")
_ENDS = {"[": "]", "{": "}"}
_UNSURE = regex(r" #|\\|''")  # a comment, or something escaped already
_OPENING = regex(r"\ufeff?---[ \t]*\r?\n")


class Mend(NamedTuple):
    """What would mend the line: the edit, the advice in words, and whether nothing else can have been meant."""

    edit: Edit
    hint: str = ""
    safe: bool = False


def mend(place: Location, cause: str) -> Mend | None:
    """The first mend of a fault that leaves the text valid up to and beyond its line."""
    found = chain(*(candidates(place) for candidates in _CANDIDATES.get(cause, ())), _quoting(place, cause))
    return next((each for each in found if _is_cured(place.origin, each.edit, place.start)), None)


def _quoting(place: Location, cause: str) -> Iterator[Mend]:
    """The value of that line in quotes, or a space behind its colon."""
    line, begin = _line(place)
    goes_on = place.origin.string[begin + len(line) :].lstrip("\r\n").startswith(" ")
    pair = (GLUED if cause == "missing-space" else _PAIR).fullmatch(line)
    if pair is None or cause not in _QUOTING or goes_on:
        return
    if cause != "missing-space" and _UNSURE.search(line):
        return
    at, value = begin + pair.start(2), pair[2].rstrip()
    edit = Edit(Location(place.origin, at, at + len(value)), _quoted(value, cause))
    yield Mend(edit, safe=True)


def _quoted(value: str, cause: str) -> str:
    if cause == "missing-space":
        return f" {value}"
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
    escaped = inner.replace('"', '\\"')
    return f'"{escaped}"'


def _removed(place: Location) -> Iterator[Mend]:
    yield Mend(Edit(place, ""), safe=True)


def _straight(place: Location) -> Iterator[Mend]:
    """A straight quotation mark for the curly one that is the last of its line."""
    end = place.start + len(place.text.rstrip())
    yield Mend(Edit(Location(place.origin, end - 1, end), place.text[0]), safe=True)


def _closed(place: Location) -> Iterator[Mend]:
    """The quotation mark or bracket that is open at the end of its line, closed there."""
    line, _ = _line(place)
    opened = place.text[:1]
    yield _whole(place, f"{line.rstrip()}{_ENDS.get(opened, opened)}")


def _uncommented(place: Location) -> Iterator[Mend]:
    """A comment of YAML instead of one of HTML that is all of its line."""
    line, _ = _line(place)
    if (found := _HTML_COMMENT.fullmatch(line)) and "--" not in found[2]:
        yield _whole(place, f"{found[1]}# {found[2].strip()}")


def _doubled(place: Location) -> Iterator[Mend]:
    """One quotation mark for two at a value's beginning."""
    line, _ = _line(place)
    if found := _DOUBLED.fullmatch(line):
        yield _whole(place, f"{found[1]}{found[2]}{found[3]}{found[2]}")


def _unquoted(place: Location) -> Iterator[Mend]:
    """A value without the empty quotes that it begins with."""
    line, _ = _line(place)
    if found := _EMPTY_QUOTES.fullmatch(line):
        yield _whole(place, f"{found[1]}{found[2]}")


def _moved(place: Location) -> Iterator[Mend]:
    """A value whose closing quotation mark comes too early, with that at its end."""
    _, begin = _line(place)
    found = _EARLY_END.match(place.origin.string, begin)
    if found and found["quote"] not in found["rest"] and not _KEY_WITHIN.search(found["rest"]):
        quote, rest = found["quote"], found["rest"].rstrip()
        new = f"{found['head']}{quote}{found['inner']}{rest}{quote}"
        edit = Edit(Location(place.origin, begin, begin + len(found[0].rstrip())), new)
        yield Mend(edit, f"move the closing {quote} to the end of the value")


def _as_pair(place: Location) -> Iterator[Mend]:
    """A line that is no key with a value, as the one it was most likely meant for."""
    line, _ = _line(place)
    above = place.origin.line(place.line - 1) if place.line > 1 else ""
    indent = line[: len(line) - len(line.lstrip())]
    if above.lstrip().startswith("#"):
        hint = "write # before this line and those that go on with it, as the comment above does"
        for last in _ends_below(place):
            yield last._replace(hint=hint)
    for pattern in (_ASSIGNED, BARE):
        if found := pattern.fullmatch(line.strip()):
            yield _whole(place, f"{indent}{found[1]}: {found[2].strip()}")
    if found := _COMMENT.fullmatch(line):
        yield _whole(place, f"{indent}# {found[1]}")
    if above.startswith(f"{indent}- "):
        if glued := _GLUED_ITEM.fullmatch(line):
            yield _whole(place, f"{indent}- {glued[1]}")
        yield _whole(place, f"{indent}- {line.strip()}")
        yield _whole(place, f"{indent}  {line.strip()}")
    if line.strip().startswith("- "):
        key = f"{indent}- title: {line.strip()[2:].strip()}"
        hint = f"write its key too, as in {key.strip()}, for the next line is a key of the same item"
        yield _whole(place, key)._replace(hint=hint)
    if above.rstrip().endswith((": |", ": >", ": |-", ": >-")) or line.strip()[:1].islower():
        hint = "write two spaces before it, if it goes on with the line above, else write key: value"
        yield _whole(place, f"{indent}  {line.strip()}")._replace(hint=hint)


def _indented(place: Location) -> Iterator[Mend]:
    """A line as far in as one of those above it, or as the keys of an item above: first as far as takes the fewest
    spaces more or less.
    """
    line, _ = _line(place)
    is_item, tried = line.strip().startswith("- "), {line}
    own = len(line) - len(line.lstrip(" "))
    found: list[tuple[int, Mend]] = []
    for number in range(place.line - 1, max(place.line - _ABOVE, 0), -1):
        above = place.origin.line(number)
        indent = len(above) - len(above.lstrip(" " if is_item else " -"))
        if line.startswith("\t") and above.rstrip().endswith(":"):
            indent += 2  # what is within that key
        new = f"{' ' * indent}{line.strip()}"
        if above.strip() and not above.startswith(("---", "\t")) and new not in tried:
            tried.add(new)
            mend = _whole(place, new)._replace(hint=_spaces(indent, number, above, line))
            found.append((0 if line.startswith("\t") else abs(indent - own), mend))
    yield from (mend for _, mend in sorted(found, key=lambda pair: pair[0]))


def _spaces(indent: int, number: int, above: str, line: str) -> str:
    what = f"write {indent} space{'s'[: indent > 1]}" if indent else "write no space"
    if line.startswith("\t"):
        return f"{what} instead of the tab" if indent else "remove the tab"
    is_below_key = above.lstrip().startswith("-") and not line.lstrip().startswith("-")
    where = f"so that it stands below the key of line {number}" if is_below_key else f"as line {number} has"
    return f"{what} before it, {where}"


def _ends_below(place: Location) -> Iterator[Mend]:
    """The lines from there on as comments, more and more of them."""
    _, begin = _line(place)
    string, new, end = place.origin.string, "", begin
    for _ in range(_ABOVE):
        line = string[end:].split("\n", 1)[0]
        if line.startswith("---") or end >= len(string):
            return
        new += f"# {line}"
        end += len(line)
        yield Mend(Edit(Location(place.origin, begin, end), new))
        new, end = f"{new}\n", end + 1


def _whole(place: Location, new: str) -> Mend:
    """Another line in its stead."""
    line, begin = _line(place)
    return Mend(
        Edit(Location(place.origin, begin, begin + len(line)), new), f"write {new.strip()}" if len(new) <= SHOWN else ""
    )


def _line(place: Location) -> tuple[str, int]:
    """The line of a place, and where it begins."""
    return place.origin.line(place.line), place.origin.line_starts[place.line - 1]


def _is_cured(origin: Origin, edit: Edit, fault: int) -> bool:
    """Whether the file is valid up to and beyond that line once the edit is made."""
    place, string = edit.location, origin.string
    mended = Text.written(origin.path, string[: place.start] + edit.text + string[place.end :])
    opened = _OPENING.match(string)
    close = mended.string.find("\n---", opened.end() - 1 if opened else 0) if opened else len(mended)
    problems = psych.parse(mended.slice(0, close if close >= 0 else len(mended))).problems
    line_end = string.find("\n", fault) + len(mended) - len(string)
    return all(problem.location.start > line_end for problem in problems if problem.kind == "invalid-yaml")


_CANDIDATES = {
    "apostrophe": (_doubled,),
    "curly-end": (_straight,),
    "directive": (_as_pair,),
    "extra-quote": (_removed,),
    "html-comment": (_uncommented,),
    "indentation": (_indented,),
    "inner-quote": (_doubled,),
    "missing-colon": (_as_pair,),
    "separator": (_removed,),
    "tab": (_indented,),
    "text-after-quote": (_unquoted, _moved),
    "unclosed-bracket": (_closed,),
    "unclosed-quote": (_closed,),
}
