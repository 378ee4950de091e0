"""What an author did that libyaml refused: the likely cause, and the place of the culprit.

Causes (the fact `cause`), with where the fault points:

- `tab`: a tab where spaces belong; the tab
- `colon`: a colon and space inside an unquoted value; that colon
- `missing-space`: no space after a key's colon; the colon
- `fence`: a line of dashes inside front matter, which does not end it; the line
- `missing-colon`: a line that is no `key: value`; the line
- `fullwidth-colon`: `：` for `:`; that character
- `no-break-space`: U+00A0 after a key's colon or as indentation; that character
- `indentation`: a line further in or out than its neighbours; its first characters
- `smart-quote`: a curly quote does not quote; the quote
- `apostrophe`: an apostrophe ends a value in single quotes; that apostrophe
- `inner-quote`: a double quote ends a value in double quotes; that quote
- `text-after-quote`, `text-after-bracket`: words after a value's end; the words
- `unclosed-quote`, `unclosed-bracket`: the opening one
- `backslash`: an escape that YAML does not know, between double quotes; the backslash
- `reserved-character`: an unquoted value starts with a character that means something to YAML; it (fact `character`)
- `unknown-alias`: `*name` stands for nothing; it
- `liquid`: `{{` or `{%` starts an unquoted value; it
- `dash`: a list starts on its key's own line; the dash
- `control-character`: one that no text should hold; it
- "" where none of these is likely; libyaml's own place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml.reader import Reader

_KEY = re.compile(r"[ \t]*(?:- +)*(\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s#:：'\"\[\]{}][^:：\n]{0,200})[:：]")
_MISSING_SPACE = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w-]{0,60}(:)(?=[^\s:/])")
_FULLWIDTH = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w -]{0,60}(：)")
_SMART = "“”„‟‘’‚‛«»"
_RESERVED = "@`%*&!|>?,]}"


class Fault(NamedTuple):
    """Why a document is lost: offsets in its text, the cause, the key concerned, libyaml's words."""

    start: int
    end: int
    cause: str
    detail: str
    key: str = ""
    character: str = ""


class _Case(NamedTuple):
    """What there is to judge by: where libyaml stopped (`at`), where what it was reading began, the last scalar."""

    string: str
    at: int
    context: int
    last: tuple[int, int]
    detail: str

    def line_start(self, at: int) -> int:
        return max(self.string.rfind("\n", 0, at), self.string.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        ends = [end for end in (self.string.find("\n", at), self.string.find("\r", at)) if end >= 0]
        return min(ends, default=len(self.string))

    def line(self, at: int) -> str:
        return self.string[self.line_start(at) : self.line_end(at)]

    def key(self, at: int) -> str:
        match = _KEY.match(self.line(at))
        return match[1].strip("\"' ") if match else ""

    def fault(self, start: int, end: int, cause: str, character: str = "") -> Fault:
        return Fault(start, max(start, end), cause, self.detail, self.key(start), character)


def explain(string: str, error: Exception, last: tuple[int, int], shift: int) -> Fault:
    """The likely cause of libyaml's error; `last` is the last scalar read, `shift` what marks are short of."""
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error).strip()
    context = str(getattr(error, "context", "") or "")
    at = _offset(string, getattr(error, "problem_mark", None), shift)
    opened = _offset(string, getattr(error, "context_mark", None), shift, at)
    case = _Case(string, at, opened, last, f"{problem} {context}".strip())
    control = Reader.NON_PRINTABLE.search(string)
    if control:
        return case.fault(control.start(), control.end(), "control-character", control.group())
    for words, judge in _JUDGES:
        if words in problem:
            return judge(case) or _plain(case)
    return _plain(case)


def unknown_alias(string: str, name: str, start: int, end: int) -> Fault:
    """The fault of an alias whose anchor the document does not define."""
    return _Case(string, start, start, (start, end), f"unknown alias {name}").fault(start, end, "unknown-alias", "*")


def _offset(string: str, mark: object, shift: int, default: int = 0) -> int:
    index = getattr(mark, "index", None)
    return default if index is None else min(index + shift, len(string))


def _plain(case: _Case) -> Fault:
    at = case.at
    if at >= len(case.string.rstrip()) and at:  # at the end of the text there is nothing to see; show its last line
        at = case.line_start(len(case.string.rstrip()) - 1) if case.string.strip() else 0
    return case.fault(at, case.line_end(at), "")


def _bad_start(case: _Case) -> Fault | None:
    """A character that starts no value: a tab, or one that YAML keeps for itself."""
    tab = case.string.find("\t", case.at, case.line_end(case.at))
    character = case.string[case.at : case.at + 1]
    if character == "\t" or (tab >= 0 and "tab" in case.detail):
        return case.fault(max(tab, case.at), max(tab, case.at) + 1, "tab")
    if character == "%" and case.string[case.at - 1 : case.at] == "{":
        return case.fault(case.at - 1, case.at + 1, "liquid")
    return case.fault(case.at, case.at + 1, "reserved-character", character)


def _second_colon(case: _Case) -> Fault | None:
    """A colon where no key can be: this line holds two, or the line before is no `key: value`."""
    begin = case.line_start(case.at)
    key = _KEY.match(case.line(case.at))
    if key and begin + key.end() <= case.at:
        value = begin + key.end()
        value += len(case.string[value : case.at]) - len(case.string[value : case.at].lstrip())
        if case.string[value] in _SMART:
            return case.fault(value, value + 1, "smart-quote", case.string[value])
        return case.fault(case.at, case.at + 1, "colon")
    before = _line_before(case, begin)
    if before is None:
        return None
    found = _no_pair(case, before)
    if found:
        return found
    return case.fault(begin, max(case.string.find(case.line(begin).strip(), begin), begin), "indentation")


def _no_pair(case: _Case, at: int) -> Fault | None:
    """What keeps the line at `at` from being `key: value`."""
    line, begin = case.line(at), case.line_start(at)
    for pattern, cause in ((_FULLWIDTH, "fullwidth-colon"), (_MISSING_SPACE, "missing-space")):
        match = pattern.match(line)
        if match:
            return case.fault(begin + match.start(1), begin + match.end(1), cause)
    if "\xa0" in line:
        space = begin + line.index("\xa0")
        return case.fault(space, space + 1, "no-break-space")
    if ":" not in line and line.strip():
        start = begin + len(line) - len(line.lstrip())
        cause = "indentation" if line.lstrip().startswith("- ") else "missing-colon"
        return case.fault(start, begin + len(line.rstrip()), cause if line.strip("- \t") else "fence")
    return None


def _line_before(case: _Case, begin: int) -> int | None:
    """The start of the last line above that is neither blank nor a comment."""
    while begin > 0:
        begin = case.line_start(begin - 1)
        line = case.line(begin).strip()
        if line and not line.startswith(("#", "---")):
            return begin
    return None


def _lone_line(case: _Case) -> Fault | None:
    return _no_pair(case, case.context)


def _surplus(case: _Case) -> Fault | None:
    """Something after a finished value: the value ended too early, or the line is indented oddly."""
    start, end = case.last
    quote = case.string[start : start + 1]
    if quote in ("'", '"') and end <= case.at and not case.string[end : case.at].strip(" "):
        return _after_quote(case, quote)
    before = case.string[: case.at].rstrip(" ")
    if before.endswith(("]", "}")):
        return case.fault(case.at, case.line_end(case.at), "text-after-bracket")
    begin = case.line_start(case.at)
    found = _no_pair(case, begin)
    return found or case.fault(begin, max(case.at, begin), "indentation")


def _after_quote(case: _Case, quote: str) -> Fault:
    start, end = case.last
    if case.line_start(start) != case.line_start(end):
        return case.fault(start, case.line_end(start), "unclosed-quote", quote)
    rest = case.string[case.at : case.line_end(case.at)].rstrip()
    if rest.endswith(quote) or (end == case.at and quote == "'"):
        return case.fault(end - 1, end, "apostrophe" if quote == "'" else "inner-quote", quote)
    return case.fault(case.at, case.at + len(rest), "text-after-quote", quote)


def _unclosed_quote(case: _Case) -> Fault | None:
    quote = case.string[case.context : case.context + 1]
    return case.fault(case.context, case.line_end(case.context), "unclosed-quote", quote)


def _flow(case: _Case) -> Fault | None:
    """A list or mapping in brackets that does not go on as it should."""
    opening = max(case.string.rfind("[", 0, case.at), case.string.rfind("{", 0, case.at))
    start = case.context if case.string[case.context : case.context + 1] in ("[", "{") else opening
    if start < 0:
        return _reserved(case)
    if case.string.startswith(("{{", "{%"), start) or case.string.startswith("{{", max(start - 1, 0)):
        return case.fault(start, start + 2, "liquid")
    closing = "]" if case.string[start] == "[" else "}"
    if case.string.find(closing, start, case.line_end(start)) < 0:
        return case.fault(start, case.line_end(start), "unclosed-bracket", case.string[start])
    return None


def _reserved(case: _Case) -> Fault | None:
    for at in (case.context, case.at):
        if case.string[at : at + 1] in tuple(_RESERVED):
            return case.fault(at, at + 1, "reserved-character", case.string[at])
    return None


def _dash(case: _Case) -> Fault | None:
    begin = case.line_start(case.at)
    if case.string[begin : case.at].strip():
        return case.fault(case.at, case.at + 1, "dash")
    return case.fault(begin, max(case.at, begin), "indentation")


def _backslash(case: _Case) -> Fault | None:
    at = case.string.rfind("\\", 0, case.at + 1)
    return case.fault(at, at + 2, "backslash") if at >= 0 else None


_JUDGES: tuple[tuple[str, Callable[[_Case], Fault | None]], ...] = (
    ("cannot start any token", _bad_start),
    ("found a tab character", _bad_start),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _lone_line),
    ("did not find expected key", _surplus),
    ("did not find expected '-' indicator", _surplus),
    ("did not find expected <document start>", _surplus),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document indicator", _unclosed_quote),
    ("did not find expected ','", _flow),
    ("did not find expected node content", _flow),
    ("did not find expected alphabetic or numeric character", _reserved),
    ("did not find expected comment or line break", _reserved),
    ("did not find expected whitespace or line break", _reserved),
    ("did not find URI escaped octet", _reserved),
    ("did not find expected tag URI", _reserved),
    ("mapping keys are not allowed", _reserved),
    ("block sequence entries are not allowed", _dash),
    ("unknown escape character", _backslash),
    ("hexdecimal number", _backslash),
    ("invalid Unicode character escape", _backslash),
)
