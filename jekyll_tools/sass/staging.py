"""A sheet and what it imports: the files that libsass is given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from posixpath import dirname, normpath
from typing import Protocol

from jekyll_tools.regex import regex

KINDS = (".scss", ".sass", ".css")
_IMPORT = regex(r"""@import((?:url\([^()"']*\)|[^;}"']|"[^"\n]*"|'[^'\n]*')*)""", re.IGNORECASE)
_WORD = r"""(?:"[\w.-][\w./ -]*"|'[\w.-][\w./ -]*')"""
# What is imported as nearly everybody writes it: names in quotes.
_PLAIN = regex(rf"\s*{_WORD}(?:\s*,\s*{_WORD})*\s*")
# What the browser imports.
_URL = regex(r"""\s*url\(\s*(?:[^()"'\s]*|"[^"\n]*"|'[^'\n]*')\s*\)[\w\s:(),-]*""")
_QUOTED = regex(r"[\"']([^\"']*)[\"']")


class Source(Protocol):
    """Where the files come from."""

    def names(self, folder: str) -> Collection[str]:
        """What is in a folder; nothing where there is none."""

    def read(self, path: str) -> str | None:
        """A file by its path; None where there is none."""


def stage(files: dict[str, str], name: str, folders: Sequence[str], source: Source) -> bool:
    """Adds the imports of the sheet `name` to the files; False where an import is not plainly written.

    An import that nothing answers is left to libsass's words.
    """
    content = files[name]
    waiting, seen = [(name, content)], {name}
    while waiting:
        path, text = waiting.pop()
        for found in _IMPORT.finditer(text):
            if _URL.fullmatch(found[1]):
                continue
            if path.endswith(".sass") or _PLAIN.fullmatch(found[1]) is None:
                return False
            for wanted in _QUOTED.findall(found[1]):
                if wanted.startswith(("//", "http://", "https://")):
                    continue
                if wanted.startswith("/"):
                    return False
                copied = _copies(files, wanted, dirname(path), folders, source)
                if copied is None:
                    return False
                waiting += [(one, files[one]) for one in copied if one not in seen]
                seen.update(copied)
    return True


def _copies(files: dict[str, str], wanted: str, here: str, folders: Sequence[str], source: Source) -> list[str] | None:
    """Copies what an import may mean; the paths there. None for one that would be looked for outside the folder."""
    for folder in (here, "", *folders):
        base = normpath("/".join(filter(None, (folder, wanted))))
        if base.split("/")[0] == "..":
            return None
        copied = [path for path in _meant(base, source) if copy(files, path, source)]
        if copied:
            return copied  # all of them: where there are two, libsass says so
    return []


def _meant(path: str, source: Source) -> Iterator[str]:
    """What is there of the files that the path of an import may mean."""
    above, slash, name = path.rpartition("/")
    endings = ("", *KINDS) if name.endswith(KINDS) else KINDS
    names = source.names(above)
    inner = source.names(path) if name in names else ()
    for begin, stem, there in (
        (above + slash, f"_{name}", names),
        (above + slash, name, names),
        (f"{path}/", "_index", inner),
        (f"{path}/", "index", inner),
    ):
        yield from (f"{begin}{stem}{ending}" for ending in endings if f"{stem}{ending}" in there)


def copy(files: dict[str, str], path: str, source: Source) -> bool:
    """Adds a file of the site, if there is one."""
    if path not in files:
        content = source.read(path)
        if content is None:
            return False
        files[path] = content
    return True
