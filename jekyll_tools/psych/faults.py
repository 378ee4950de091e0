"""What an author did that libyaml refused: the likely cause, and the place of the culprit.

Causes (the fact `cause`), with where the fault points:

- `tab`: a tab where spaces belong; the tab
- `colon`: a colon and space inside an unquoted value; that colon
- `missing-space`: no space after a key's colon; the colon
- `fence`: a line that starts with dashes, as the end of front matter does, but is none; the line
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
- `html-comment`: a line that starts as a comment of HTML does, which YAML has not; that `<!--`
- `control-character`: one that no text should hold; it
- "" where none of these is likely; libyaml's own place.
"""

from __future__ import annotations

import re

from jekyll_tools.psych.case import Case, Fault
from jekyll_tools.psych.culprits import JUDGES, plain
from jekyll_tools.regex import regex

# What YAML takes for no text. The yaml package's `Reader.NON_PRINTABLE` says what it takes for text instead, and takes
# Python ten times as long to compile.
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff]|[\ufffe\uffff]")
_COMMENT = regex(r"[ \t]*(<!--)")


def explain(string: str, error: Exception, last: tuple[int, int], shift: int) -> Fault:
    """The likely cause of libyaml's error; `last` is the last scalar read, `shift` what marks are short of."""
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error).strip()
    context = str(getattr(error, "context", "") or "")
    at = offset(string, getattr(error, "problem_mark", None), shift)
    opened = offset(string, getattr(error, "context_mark", None), shift, at)
    case = Case(string, at, opened, last, f"{problem} {context}".strip())
    control = _CONTROL.search(string)
    if control:
        return case.fault(control.start(), control.end(), "control-character", control.group())
    judge = next((judge for words, judge in JUDGES if words in problem), plain)
    fault = judge(case) or plain(case)
    comment = _COMMENT.match(string, case.line_start(fault.start)) or _comment_around(case, fault.start)
    return case.fault(*comment.span(1), "html-comment") if comment else fault


def _comment_around(case: Case, at: int) -> re.Match[str] | None:
    """The start of a comment of HTML, on a line above, that goes on there."""
    opened = case.string.rfind("<!--", 0, at)
    is_open = opened >= 0 and case.string.find("-->", opened, at) < 0
    return _COMMENT.match(case.string, case.line_start(opened)) if is_open else None


def unknown_alias(string: str, name: str, start: int, end: int) -> Fault:
    """The fault of an alias whose anchor the document does not define."""
    return Case(string, start, start, (start, end), f"unknown alias {name}").fault(start, end, "unknown-alias", "*")


def too_deep(error: Exception) -> bool:
    """Whether libyaml refused to nest further: from its 0.2.6 on it looks ahead into no more than 1,000 brackets."""
    return "maximum nesting depth" in str(getattr(error, "problem", ""))


def offset(string: str, mark: object, shift: int, default: int = 0) -> int:
    """The offset in the text of one of libyaml's marks, which may lie behind the end."""
    index = getattr(mark, "index", None)
    return default if index is None else min(index + shift, len(string))
