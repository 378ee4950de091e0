"""Comma- and tab-separated tables, as Ruby's CSV reads them; recorded in tests/data."""

from __future__ import annotations

from collections.abc import Iterator

Row = dict[str | None, str | None]


class Malformed(ValueError):
    """A table at which Ruby stops. `at` is the offset of the fault."""

    def __init__(self, words: str, at: int) -> None:
        super().__init__(words)
        self.at = at


def read_table(text: str, separator: str) -> list[Row]:
    """The rows below the first, each by the names that the first gives.

    A field that is not there is None, a quoted empty one "". What is beyond the names has None for its name; of two
    fields of one name the first counts. Raises Malformed.

    >>> read_table('a,b\\n1\\n"",2', ",")
    [{'a': '1', 'b': None}, {'a': '', 'b': '2'}]
    """
    rows = _rows(text, separator, _line_end(text))
    names = next(rows, [])
    return [_named(names, row) for row in rows]


def _named(names: list[str | None], row: list[str | None]) -> Row:
    named: Row = {}
    for number in range(max(len(names), len(row))):
        name = names[number] if number < len(names) else None
        named.setdefault(name, row[number] if number < len(row) else None)
    return named


def _line_end(text: str) -> str:
    """The first line end of the text, which is that of all its lines."""
    at = min((place for place in (text.find("\n"), text.find("\r")) if place >= 0), default=-1)
    if at < 0 or text[at] == "\n":
        return "\n"
    return "\r\n" if text.startswith("\n", at + 1) else "\r"


def _rows(text: str, separator: str, end: str) -> Iterator[list[str | None]]:
    at = 0
    while at < len(text):
        row, at = _row(text, separator, end, at)
        yield row


def _row(text: str, separator: str, end: str, at: int) -> tuple[list[str | None], int]:
    """A row, and where the next begins. An empty line has no fields."""
    if text.startswith(end, at):
        return [], at + len(end)
    row: list[str | None] = []
    while True:
        value, at = _quoted(text, at) if text.startswith('"', at) else _plain(text, separator, end, at)
        row.append(value)
        if at >= len(text):
            return row, at
        if text.startswith(end, at):
            return row, at + len(end)
        if not text.startswith(separator, at):
            raise Malformed("words follow a field in quotes", at)
        at += len(separator)


def _plain(text: str, separator: str, end: str, at: int) -> tuple[str | None, int]:
    stops = (place for place in (text.find(separator, at), text.find(end, at)) if place >= 0)
    stop = min(stops, default=len(text))
    field = text[at:stop]
    for mark, words in (('"', "a quotation mark is within a field"), ("\r", "lines do not all end alike")):
        if mark in field:
            raise Malformed(words, at + field.index(mark))
    if "\n" in field:
        raise Malformed("lines do not all end alike", at + field.index("\n"))
    return field or None, stop


def _quoted(text: str, at: int) -> tuple[str, int]:
    parts: list[str] = []
    begin = at + 1
    while True:
        stop = text.find('"', begin)
        if stop < 0:
            raise Malformed("a quoted field has no end", at)
        parts.append(text[begin:stop])
        if not text.startswith('"', stop + 1):
            return '"'.join(parts), stop + 1
        begin = stop + 2
