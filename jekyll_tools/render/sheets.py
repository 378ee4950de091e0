"""Style sheets of a site: its pages in SCSS and Sass."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.render.subject import Subject
from jekyll_tools.sass import Broken, Settings, Sheet
from jekyll_tools.sass.job import Job
from jekyll_tools.sass.staging import KINDS, copy, stage
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text, line_starts

_PASSED_OVER = ("node_modules", "vendor")


class Sheets:
    """Makes CSS of the content of style sheets, beside everything else. Imports are read from the site's folders."""

    def __init__(self, site: Site, settings: Settings | None = None) -> None:
        self._folder = site.folder
        self._settings = settings or Settings.of(site.config.data)
        self._jobs: dict[Subject, Job] = {}

    def start(self, subject: Subject) -> None:
        """Begins with a sheet as it stands."""
        self._jobs[subject] = self._job(subject.name, subject.content)

    def __call__(self, subject: Subject) -> Sheet:
        """A sheet's CSS and map. Raises Broken."""
        if subject not in self._jobs:
            self.start(subject)
        return self._jobs.pop(subject).result()

    def css(self, name: str, content: str) -> str:
        """The CSS of a text. Raises Broken."""
        return self._job(name, content).result().css

    def problem(self, subject: Subject, error: Broken) -> Problem:
        """What is wrong with a sheet, at its place in the sheet or in what it imports (facts: `message`)."""
        own = error.path == subject.name
        text = subject.text if own else Text.written(error.path, self._read(error.path) or "")
        starts = line_starts(text.string)
        line = min(error.line, len(starts))
        place = text.locate(min(starts[line - 1] + error.column - 1, len(text.string)))
        return Problem("broken-style-sheet", place, {"message": str(error)})

    def _job(self, name: str, content: str) -> Job:
        folder = tempfile.TemporaryDirectory()
        guarded = not stage(folder.name, name, content, self._settings.folders, self._read)
        if guarded:
            for path in self._all():
                copy(folder.name, path, self._read)
        return Job(folder, name, self._settings, guarded)

    def _all(self) -> Iterator[str]:
        """Every style sheet of the site."""
        for above, folders, names in os.walk(self._folder):
            folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
            for name in names:
                if name.endswith(KINDS):
                    yield os.path.relpath(os.path.join(above, name), self._folder).replace(os.sep, "/")

    def _read(self, path: str) -> str | None:
        if not os.path.isfile(os.path.join(self._folder, path)):
            return None
        raw = read_inside(self._folder, path)
        return None if isinstance(raw, Problem) else raw.decode("utf-8", "replace")
