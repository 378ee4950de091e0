"""Links in data files (`_data`): the values that are a URL of another server, each at its place.

What templates make of other values, paths above all, nobody can tell from here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from jekyll_tools import limits, psych
from jekyll_tools.links.link import Link
from jekyll_tools.links.named import written
from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location, Text

_URL = regex(r"https?://[^\s{}<>\"']+", re.IGNORECASE)
_SEPARATORS = {".csv": ",", ".tsv": "\t"}
_ENDINGS = (".yml", ".yaml", ".json", *_SEPARATORS)


def data_links(site: Site) -> Iterator[Link]:
    """The links of the site's data files."""
    base = os.path.normpath("/" + site.config.string("data_dir", "_data")).strip("/")
    for folder, folders, files in os.walk(os.path.join(site.folder, base)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(_ENDINGS) and not name.startswith("."):
                path = os.path.relpath(os.path.join(folder, name), site.folder).replace(os.sep, "/")
                yield from _file(site, path)


def _file(site: Site, path: str) -> Iterator[Link]:
    raw = read_inside(site.folder, path)
    if not isinstance(raw, bytes) or b"://" not in raw:
        return
    text = Text.written(path, raw.decode("utf-8", "replace"))
    separator = _SEPARATORS.get(os.path.splitext(path)[1])
    for url, place in _values(site, text) if separator is None else _cells(text, separator):
        if _URL.fullmatch(url):
            yield Link("uses", url, place, "/")


def _values(site: Site, text: Text) -> Iterator[tuple[str, Location]]:
    loaded = psych.parse(text, limits.FILE_BYTES, limits.DATA_NODES, yaml=site.target.yaml)
    for entry in loaded.entries.values():
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
