"""What a file's name says: date, slug, extension, and what converts it."""

from __future__ import annotations

import re
from typing import Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.config import Config
from jekyll_tools.site.permalink import extension

Converter = Literal["markdown", "html", "scss", "other"]
_DATED = regex(r"(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^./]+)", re.ASCII)
_HTML = (".html", ".htm", ".xhtml")
SHEETS = (".scss", ".sass")


class Converters(NamedTuple):
    """Which extensions are Markdown."""

    markdown: frozenset[str]

    @classmethod
    def of(cls, config: Config) -> Converters:
        names = config.string("markdown_ext").split(",")
        return cls(frozenset("." + name.lower() for name in names))

    def of_extension(self, ext: str) -> Converter:
        """What a body passes through."""
        if ext.lower() in self.markdown:
            return "markdown"
        if ext.lower() in SHEETS:
            return "scss"
        return "html" if ext in _HTML else "other"

    def output(self, ext: str) -> str:
        """The extension of the file written."""
        converter = self.of_extension(ext)
        if converter == "markdown":
            return ".html"
        return ".css" if converter == "scss" else ext


def is_html(ext: str) -> bool:
    """An output that Jekyll gives pretty URLs."""
    return ext in _HTML


def dated(name: str) -> tuple[str, str] | None:
    """The date and the slug of a post's name; None where it has none.

    >>> dated("2020-01-02-hello.md"), dated("notes.md")
    (('2020-01-02', 'hello'), None)
    """
    match = _DATED.fullmatch(name)
    return (match[1], match[2]) if match else None


def stem(name: str) -> str:
    """The name without its extension.

    >>> stem("a.tar.md"), stem("noext")
    ('a.tar', 'noext')
    """
    ext = extension(name)
    return name[: len(name) - len(ext)] if ext else name
