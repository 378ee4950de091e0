"""Differences that docs/differences.md explains: each has a name there."""

from __future__ import annotations

import re
from collections.abc import Callable

from oracle.fuzz.documents import Case

from jekyll_tools.kramdown import parse
from jekyll_tools.text import Text

_CODE = re.compile(r"<code>.*?</code>|<code [^>]*>.*?</code>", re.S)
_MARK = re.compile(r"\b[a-z0-9]{100,}\b")
_SPAN = re.compile(r"</?span[^>]*>")


def _colours(_case: Case, ours: str, theirs: str) -> bool:
    """Nothing but the colours of code."""
    plain = [_CODE.sub(lambda code: _SPAN.sub("", code[0]), html) for html in (ours, theirs)]
    return plain[0] == plain[1]


def _limits(case: Case, _ours: str, _theirs: str) -> bool:
    """A limit of ours was met, and told."""
    problems = parse(Text.written("", case.text), case.options).problems
    return any(problem.kind == "too-complex" for problem in problems)


def _marks(_case: Case, _ours: str, theirs: str) -> bool:
    """The mark that kramdown leaves for footnotes within a footnote: 128 random characters."""
    return _MARK.search(theirs) is not None


_CAUSES: dict[str, Callable[[Case, str, str], bool]] = {
    "colours of code": _colours,
    "limits": _limits,
    "footnotes within a footnote": _marks,
}


def explanation(case: Case, ours: str, theirs: str) -> str | None:
    """The name of the cause; None where the difference is a fault."""
    return next((name for name, explains in _CAUSES.items() if explains(case, ours, theirs)), None)
