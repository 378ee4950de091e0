"""A sheet and what it imports: the files that libsass is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from posixpath import dirname, normpath

from jekyll_tools.regex import regex

Read = Callable[[str], "str | None"]
KINDS = (".scss", ".sass", ".css")
_IMPORT = regex(r"""@import((?:[^;}"']|"[^"\n]*"|'[^'\n]*')*)""", re.IGNORECASE)
_WORD = r"""(?:"[\w.-][\w./ -]*"|'[\w.-][\w./ -]*')"""
# What is imported as nearly everybody writes it: names in quotes.
_PLAIN = regex(rf"\s*{_WORD}(?:\s*,\s*{_WORD})*\s*")
_QUOTED = regex(r"[\"']([^\"']*)[\"']")


def stage(files: dict[str, str], name: str, folders: Sequence[str], read: Read) -> bool:
    """Adds the imports of the sheet `name` to the files; False where an import is not plainly written.

    `read` gives a file of the site by its path, or None. An import that nothing answers is left to libsass's words.
    """
    content = files[name]
    waiting, seen = [(name, content)], {name}
    while waiting:
        path, text = waiting.pop()
        for found in _IMPORT.finditer(text):
            if path.endswith(".sass") or _PLAIN.fullmatch(found[1]) is None:
                return False
            for wanted in _QUOTED.findall(found[1]):
                if wanted.startswith(("/", "http:", "https:")):
                    return False
                copied = _copies(files, wanted, dirname(path), folders, read)
                if copied is None:
                    return False
                waiting += [(one, files[one]) for one in copied if one not in seen]
                seen.update(copied)
    return True


def _copies(files: dict[str, str], wanted: str, here: str, folders: Sequence[str], read: Read) -> list[str] | None:
    """Copies what an import may mean; the paths there. None for one that would be looked for outside the folder."""
    for folder in (here, "", *folders):
        base = normpath("/".join(filter(None, (folder, wanted))))
        if base.split("/")[0] == "..":
            return None
        copied = [path for path in _candidates(base) if copy(files, path, read)]
        if copied:
            return copied  # all of them: where there are two, libsass says so
    return []


def _candidates(path: str) -> Iterator[str]:
    """The files that the path of an import may mean."""
    above, slash, name = path.rpartition("/")
    for stem in (f"{above}{slash}_{name}", path, f"{path}/_index", f"{path}/index"):
        if name.endswith(KINDS):
            yield stem
        yield from (stem + kind for kind in KINDS)


def copy(files: dict[str, str], path: str, read: Read) -> bool:
    """Adds a file of the site, if there is one."""
    if path not in files:
        content = read(path)
        if content is None:
            return False
        files[path] = content
    return True
