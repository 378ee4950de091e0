"""`site.data`: the files of `_data`.

Kinds of problem, beside those of `jekyll_tools.psych`: `invalid-table` (facts: `detail`), `encoding`, `symlink`,
`unreadable-file`, `file-too-big`. But for the last three, each stops Jekyll.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from jekyll_tools import limits, psych
from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter.encoding import read_text
from jekyll_tools.psych import Entry, Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.config import Config
from jekyll_tools.site.files import inside, read_inside
from jekyll_tools.site.separated import Malformed, read_table
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

# In this order, so that of two files of one name the later kind counts; a folder counts before any.
_KINDS = ("yaml", "yml", "json", "csv", "tsv")
_SEPARATORS = {"csv": ",", "tsv": "\t"}
_LEADING = regex(r"^\s+(?=\w)", re.ASCII)
_DROPPED = regex(r"[^\w\s-]+", re.ASCII)
_BLANKS = regex(r"\s+", re.ASCII)


class DataFile(NamedTuple):
    """A file as it was read: its text, and its entries with their places; a table has a `separator` instead."""

    text: Text
    entries: Mapping[Path, Entry] = MappingProxyType({})
    separator: str = ""


class DataFiles(NamedTuple):
    """What the files say, by name, folders as mappings; what was wrong; and the files that are texts, in the order in
    which they were read. A broken file is None.
    """

    values: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    files: tuple[DataFile, ...] = ()


def read_data(folder: str, config: Config) -> DataFiles:
    """The data files of the site in `folder`. Never raises."""
    reader = _Reader(folder, config.target.yaml, [], [])
    base = inside(config.string("data_dir", "_data"))
    return DataFiles(reader.folder(base), tuple(reader.problems), tuple(reader.files))


@lru_cache(maxsize=1)
def data_of(site: Site) -> DataFiles:
    """The data files of a site, read once, however many ask for them."""
    return read_data(site.folder, site.config)


class _Reader(NamedTuple):
    root: str
    yaml: str
    problems: list[Problem]
    files: list[DataFile]

    def folder(self, path: str) -> dict[str, Any]:
        """The files of a folder and the folders below."""
        values: dict[str, Any] = {}
        entries = _entries(self.root, path)
        for kind in _KINDS:
            for name in entries:
                stem, dot, ending = name.rpartition(".")
                inner = f"{path}/{name}"
                if dot and ending == kind and not name.startswith(".") and not _is_folder(self.root, inner):
                    values[key(stem)] = self.file(inner, kind)
        for name in entries:
            inner = f"{path}/{name}"
            if not name.startswith(".") and _is_folder(self.root, inner):
                values[key(name)] = self.folder(inner)
        return values

    def file(self, path: str, kind: str) -> Any:
        """What a file says; None for one that cannot be read."""
        raw = read_inside(self.root, path)
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        text, problem = read_text(path, raw, "data")
        if problem is not None:
            self.problems.append(problem)
            return None
        if kind in _SEPARATORS:
            self.files.append(DataFile(text, separator=_SEPARATORS[kind]))
            return _table(text, kind, self.problems)
        loaded = psych.parse(text, limits.FILE_BYTES, limits.DATA_NODES, yaml=self.yaml)
        self.files.append(DataFile(text, loaded.entries))
        self.problems.extend(loaded.problems)
        return loaded.value


def _entries(root: str, path: str) -> list[str]:
    whole = os.path.join(root, path)
    return sorted(os.listdir(whole)) if _is_folder(root, path) else []


def _is_folder(root: str, path: str) -> bool:
    whole = os.path.join(root, path)
    return os.path.isdir(whole) and not os.path.islink(whole)


def key(name: str) -> str:
    """The name of a data file as Liquid knows it: of letters (ASCII), digits, hyphens and underscores.

    >>> key("My File!"), key("x.y"), key("a  b")
    ('My_File', 'xy', 'a_b')
    """
    return _BLANKS.sub("_", _DROPPED.sub("", _LEADING.sub("", name)))


def _table(text: Text, kind: str, problems: list[Problem]) -> Any:
    try:
        return read_table(text.string, _SEPARATORS[kind])
    except Malformed as error:
        problems.append(Problem("invalid-table", text.locate(error.at, error.at + 1), {"detail": str(error)}))
        return None
