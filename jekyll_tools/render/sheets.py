"""Style sheets of a site: its pages in SCSS and Sass."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from jekyll_tools.cache import Cache, digest
from jekyll_tools.diagnostic import Problem
from jekyll_tools.render.fingerprint import fingerprint
from jekyll_tools.render.subject import Subject
from jekyll_tools.sass import Broken, Settings, Sheet
from jekyll_tools.sass.staging import KINDS, copy, stage
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text, line_starts

_PASSED_OVER = ("node_modules", "vendor")


class Sheets:
    """Makes CSS of the content of style sheets, beside everything else. Imports are read from the site's folders."""

    def __init__(self, site: Site, settings: Settings | None = None, cache: Cache | None = None) -> None:
        self._site = site
        self._folder = site.folder
        self._theme = site.config.theme
        self._settings = settings or Settings.of(site.config.data)
        if self._theme is not None:
            self._settings = self._settings._replace(folders=(*self._settings.folders, f"{self._theme.label}/_sass"))
        self._cache = cache
        self._making: dict[str, _Making] = {}
        self._names: dict[str, frozenset[str]] = {}

    def start(self) -> None:
        """Begins with the site's sheets that are as they stand."""
        for page in self._site.pages:
            if page.converter == "scss" and page.listed and not page.needs_liquid:
                self._making[page.path] = self._make(page.path.rpartition("/")[2], page.body.string)

    def __call__(self, subject: Subject) -> Sheet:
        """A sheet's CSS and map. Raises Broken."""
        making = self._making.pop(subject.path, None)
        if making is None or making.content != subject.content:
            making = self._make(subject.name, subject.content)
        sheet = making.sheet()
        if self._theme is None:
            return sheet
        place = os.path.relpath(os.path.realpath(self._theme.root), os.path.realpath(self._folder))
        return sheet._replace(map=sheet.map.replace(f'"{self._theme.label}/', f'"{place}/'))

    def is_making(self, subject: Subject) -> bool:
        """Whether a page's sheet is at work, and not done before."""
        making = self._making.get(subject.path)
        return making is not None and making.is_at_work and not subject.collection

    def css(self, name: str, content: str) -> str:
        """The CSS of a text. Raises Broken."""
        return self._make(name, content).sheet().css

    def problem(self, subject: Subject, error: Broken) -> Problem:
        """What is wrong with a sheet, at its place in the sheet or in what it imports (facts: `message`)."""
        own = error.path == subject.name
        text = subject.text if own else Text.written(error.path, self.read(error.path) or "")
        starts = line_starts(text.string)
        line = min(error.line, len(starts))
        place = text.locate(min(starts[line - 1] + error.column - 1, len(text.string)))
        return Problem("broken-style-sheet", place, {"message": str(error)})

    def _make(self, name: str, content: str) -> _Making:
        files = {name: content}
        guarded = not stage(files, name, self._settings.folders, self)
        if guarded:
            for path in self._all():
                copy(files, path, self)
        return _Making(name, files, self._settings, guarded, self._cache)

    def _all(self) -> Iterator[str]:
        """Every style sheet of the site."""
        for above, folders, names in os.walk(self._folder):
            folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
            for name in names:
                if name.endswith(KINDS):
                    yield os.path.relpath(os.path.join(above, name), self._folder).replace(os.sep, "/")

    def names(self, folder: str) -> frozenset[str]:
        """What is in a folder. An import may mean a dozen files: each folder is asked once for all that it holds."""
        place = os.path.join(*self._place(folder))
        names = self._names.get(place)
        if names is None:
            try:
                names = frozenset(os.listdir(place))
            except OSError:
                names = frozenset()
            self._names[place] = names
        return names

    def read(self, path: str) -> str | None:
        """A file of the site or its theme; None where there is none."""
        root, inner = self._place(path)
        if not os.path.isfile(os.path.join(root, inner)):
            return None
        raw = read_inside(root, inner)
        return None if isinstance(raw, Problem) else raw.decode("utf-8", "replace")

    def _place(self, path: str) -> tuple[str, str]:
        theme = self._theme
        if theme is None or not f"{path}/".startswith(f"{theme.label}/"):
            return self._folder, path
        return theme.root, path[len(theme.label) + 1 :]


class _Making:
    """A sheet that is known, or being made."""

    def __init__(
        self, name: str, files: Mapping[str, str], settings: Settings, guarded: bool, cache: Cache | None
    ) -> None:
        self.content = files[name]
        self._cache = cache
        self._key = b""
        self._known: Sheet | None = None
        if cache is not None:
            pieces = (name, repr(settings), *(piece for file in files.items() for piece in file))
            self._key = digest(b"sheet", fingerprint(), *(piece.encode("utf-8", "surrogatepass") for piece in pieces))
            self._known = _recalled(cache.get(self._key))
        if self._known is None:
            from jekyll_tools.sass.job import Job

            self._job = Job(files, name, settings, guarded)

    @property
    def is_at_work(self) -> bool:
        """Whether there is a process that makes it."""
        return self._known is None

    def sheet(self) -> Sheet:
        """Its CSS and map. Raises Broken."""
        if self._known is not None:
            return self._known
        sheet = self._job.result()
        if self._cache is not None:
            self._cache.put(self._key, f"{len(sheet.css)} {sheet.css}{sheet.map}".encode("utf-8", "surrogatepass"))
        return sheet


def _recalled(value: bytes | None) -> Sheet | None:
    if value is None:
        return None
    length, _, texts = value.decode("utf-8", "surrogatepass").partition(" ")
    return Sheet(texts[: int(length)], texts[int(length) :])
