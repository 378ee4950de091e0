"""Links in data files (`_data`): the values that are a URL of another server, each at its place.

What templates make of other values, paths above all, nobody can tell from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.links.link import Link
from jekyll_tools.links.named import written
from jekyll_tools.regex import regex
from jekyll_tools.site.data_files import DataFile, data_of
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location, Text

_URL = regex(r"https?://[^\s{}<>\"']+", re.IGNORECASE)


def data_links(site: Site) -> Iterator[Link]:
    """The links of the site's data files."""
    for file in data_of(site).files:
        if "://" in file.text.string:
            found = _cells(file.text, file.separator) if file.separator else _values(file)
            yield from (Link("uses", url, place, "/") for url, place in found if _URL.fullmatch(url))


def _values(file: DataFile) -> Iterator[tuple[str, Location]]:
    for entry in file.entries.values():
        if isinstance(entry.value, str):
            yield entry.value.strip(), written(entry)


def _cells(text: Text, separator: str) -> Iterator[tuple[str, Location]]:
    """What stands from each "http" at the beginning of a cell to the cell's end."""
    string = text.string
    at = string.find("http")
    while at >= 0:
        before = string[at - 1 : at] or "\n"
        if before in (separator, '"', "\n", "\r"):
            ends = [string.find(end, at) for end in (('"',) if before == '"' else (separator, "\n", "\r"))]
            end = min((end for end in ends if end >= 0), default=len(string))
            url = string[at:end].strip()
            yield url, text.locate(at, at + len(url))
        at = string.find("http", at + 4)
