"""Style sheets by libsass, with the settings that jekyll-sass-converter 2.2.0 gives it.

libsass reads no file of the site: every import is answered here, from the site's folders, so that none leads out of
them. The sheet and what it imports are copied to a temporary folder, as maps are made only of files.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from posixpath import dirname, normpath
from typing import Any, NamedTuple

Read = Callable[[str], "str | None"]
_STYLES = ("nested", "expanded", "compact", "compressed")
_KINDS = (".scss", ".sass", ".css")
# Ruby's binding computes with ten digits, Python's with five.
_PRECISION = 10
_MARK = "\ufeff"
_IMPORT = re.compile(r"""@import((?:[^;}"']|"[^"\n]*"|'[^'\n]*')*)""", re.IGNORECASE)
_QUOTED = re.compile(r"[\"']([^\"']*)[\"']")
# What is imported as nearly everybody writes it: names in quotes. Anything else is left to be asked for.
_PLAIN = re.compile(
    r"""\s*(?:"[\w.-][\w./ -]*"|'[\w.-][\w./ -]*')(?:\s*,\s*(?:"[\w.-][\w./ -]*"|'[\w.-][\w./ -]*'))*\s*"""
)
_MISSING = re.compile(r"FileNotFoundError: (.*)")
_MESSAGE = re.compile(r"(?s)\AError: ([^\n]*).*")
_PLACE = re.compile(r"\n\s+on line (\d+)(?::(\d+))? of ([^\n]+)")


class Missing(Exception):
    """There is no libsass to work with; the text says how to get it."""


class Broken(Exception):
    """A sheet that libsass refuses, in its words; `path` as imports see it, `line` and `column` are 1-based."""

    def __init__(self, message: str, path: str, line: int, column: int) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column


class Sheet(NamedTuple):
    """A style sheet's CSS and the map of where it comes from."""

    css: str
    map: str


class Settings(NamedTuple):
    """`sass:` of a configuration. `folders`: where imports are looked for, from the site's root."""

    style: str
    folders: tuple[str, ...]
    maps: bool
    comments: bool
    charset: bool

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Settings:
        said = config.get("sass")
        given: Mapping[str, Any] = said if isinstance(said, dict) else {}
        style = str(given.get("style", "compact")).removeprefix(":")
        paths = given.get("load_paths")
        folders = [*(paths if isinstance(paths, list) else [paths] if paths else []), given.get("sass_dir") or "_sass"]
        return cls(
            style if style in _STYLES else "compact",
            tuple(normpath("/" + str(folder)).strip("/") for folder in folders),
            given.get("sourcemap", "always") != "never",
            bool(given.get("line_comments", False)),
            bool(given.get("add_charset", False)),
        )


def require() -> Any:
    """Libsass. Raises Missing."""
    try:
        import sass  # type: ignore[import-untyped]
    except ImportError:
        raise Missing("style sheets need libsass: pip install 'jekyll-tools[build]'") from None
    return sass


def compiled(name: str, content: str, settings: Settings, read: Read) -> Sheet:
    """The style sheet of a page by its name (`main.scss`). `read` gives a file of the site by its path, or None.

    Raises Missing, and Broken.
    """
    sass = require()
    stem = name.rpartition(".")[0] or name
    with tempfile.TemporaryDirectory() as folder:
        root = os.path.realpath(folder)
        with open(os.path.join(root, name), "w", encoding="utf-8", newline="") as file:
            file.write(content)
        plain = _is_staged(root, name, content, settings.folders, read)
        try:
            with _inside(root), _silence():
                css, source_map = sass.compile(
                    filename=os.path.join(root, name),
                    output_style=settings.style,
                    precision=_PRECISION,
                    source_comments=settings.comments,
                    source_map_filename=os.path.join(root, f"{stem}.css.map"),
                    source_map_contents=True,
                    omit_source_map_url=not settings.maps,
                    output_filename_hint=os.path.join(root, f"{stem}.css"),
                    include_paths=[os.path.join(root, path) for path in settings.folders],
                    importers=None if plain else [(0, _importer(root, settings.folders, read))],
                )
        except sass.CompileError as error:
            raise _broken(str(error), os.path.basename(root), name) from None
    replacement = '@charset "UTF-8";' if settings.charset else ""
    return Sheet(css.replace(_MARK, replacement, 1) if css.startswith(_MARK) else css, source_map)


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    """Works in a folder: libsass looks for imports where it is run."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps libsass's remarks off the terminal: on the theme's own sheets it writes hundreds, with no word of place."""
    sys.stderr.flush()
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _broken(words: str, folder: str, name: str) -> Broken:
    missing = _MISSING.search(words)
    message = f"File to import not found or unreadable: {missing[1]}" if missing else _MESSAGE.sub(r"\1", words)
    place = _PLACE.search(words)
    if place is None:
        return Broken(message, name, 1, 1)
    path = place[3].rpartition(f"{folder}/")[2]
    return Broken(message, path, int(place[1]), int(place[2] or 1))


def _is_staged(root: str, name: str, content: str, folders: Sequence[str], read: Read) -> bool:
    """Whether everything that a sheet imports could be copied beside it, and is plainly written: then libsass needs
    ask nobody, and lists a file once however often it is imported.
    """
    waiting, seen = [(name, content)], {name}
    while waiting:
        path, text = waiting.pop()
        here = dirname(path)
        for found in _IMPORT.finditer(text):
            wanted = _PLAIN.fullmatch(found[1])
            if wanted is None or path.endswith(".sass"):
                return False
            for word in _QUOTED.findall(found[1]):
                copied = _copies(root, word, here, folders, read)
                waiting += [(one, read(one) or "") for one in copied if one not in seen]
                seen.update(copied)
    return True


def _importer(root: str, folders: Sequence[str], read: Read) -> Callable[[str, str], None]:
    def importer(wanted: str, above: str) -> None:
        here = dirname(os.path.relpath(above, root).replace(os.sep, "/"))
        if not _copies(root, wanted, here, folders, read):
            raise FileNotFoundError(wanted)

    return importer


def _copies(root: str, wanted: str, here: str, folders: Sequence[str], read: Read) -> list[str]:
    """Copies what an import may mean into the temporary folder; its paths there."""
    for folder in (here, "", *folders):
        base = ".." if wanted.startswith("/") else normpath("/".join(filter(None, (folder, wanted))))
        if base.split("/")[0] == "..":
            break
        copied = [path for path in _candidates(base) if _copy(root, path, read)]
        if copied:
            return copied  # all of them: where there are two, libsass says so
    return []


def _candidates(path: str) -> Iterator[str]:
    """The files that the path of an import may mean."""
    above, slash, name = path.rpartition("/")
    for stem in (f"{above}{slash}_{name}", path, f"{path}/_index", f"{path}/index"):
        if name.endswith(_KINDS):
            yield stem
        yield from (stem + kind for kind in _KINDS)


def _copy(root: str, path: str, read: Read) -> bool:
    content = read(path)
    if content is None:
        return False
    target = os.path.join(root, path)
    if not os.path.exists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(content)
    return True
