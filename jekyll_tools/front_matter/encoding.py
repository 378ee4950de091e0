"""Bytes to text, with what a file is saved in where that is not UTF-8."""

from __future__ import annotations

import codecs

from jekyll_tools.diagnostic import Problem
from jekyll_tools.regex import regex
from jekyll_tools.text import Text

_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# UTF-16 without a mark at its beginning: a NUL on one side of each character of ASCII.
_UNMARKED = regex(rb"(?:[\t\n\r -~]\0){4}|(?:\0[\t\n\r -~]){4}")
_HIGH = regex(rb"[\x80-\xff]+")
_ONLY_WINDOWS = regex(rb"[\x80-\x9f]")  # curly quotes and the like, where Latin-1 has nothing to see


def read_text(path: str, raw: bytes, use: str = "") -> tuple[Text, Problem | None]:
    """The text of a file, and a Problem (`encoding`) where it is not UTF-8; `use` is one of that Problem's facts."""
    string, bad = _decoded(raw)
    text = Text.written(path, string)
    readable = bad is None
    if b"\0" in raw[:2] and _UNMARKED.match(raw):
        bad = raw.index(b"\0")
    if bad is None:
        return text, None
    at = len(raw[:bad].decode("utf-8", "replace"))
    facts = {"offset": bad, "guess": _guess(raw), "use": use, "readable": readable}
    return text, Problem("encoding", text.locate(at, at + 1), facts)


def _decoded(raw: bytes) -> tuple[str, int | None]:
    """The text, and the offset of the first byte that is no UTF-8."""
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return raw.decode("utf-8", "replace"), error.start


def _guess(raw: bytes) -> str:
    for mark, name in _WIDE:
        if raw.startswith(mark):
            return name
    if b"\0" in raw:
        return "UTF-16" if _UNMARKED.match(raw) else ""
    runs = _HIGH.findall(raw)
    if all(len(run) % 2 == 0 for run in runs) and _is_gbk(raw):
        return "GBK"
    return "Windows-1252" if any(_ONLY_WINDOWS.search(run) for run in runs if len(run) == 1) else "Latin-1"


def _is_gbk(raw: bytes) -> bool:
    try:
        raw.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True
