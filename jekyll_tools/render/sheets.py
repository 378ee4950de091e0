"""Style sheets of a site: its pages in SCSS and Sass."""

from __future__ import annotations

import os

from jekyll_tools import sass
from jekyll_tools.diagnostic import Problem
from jekyll_tools.render.subject import Subject
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text, line_starts


class Sheets:
    """Makes CSS of the content of style sheets. Imports are read from the site's folders only."""

    def __init__(self, site: Site) -> None:
        self._folder = site.folder
        self._settings = sass.Settings.of(site.config.data)

    def __call__(self, subject: Subject) -> sass.Sheet:
        """A sheet's CSS and map. Raises sass.Missing and sass.Broken."""
        return sass.compiled(subject.name, subject.content, self._settings, self._read)

    def problem(self, subject: Subject, error: sass.Broken) -> Problem:
        """What is wrong with a sheet, at its place in the sheet or in what it imports (facts: `message`)."""
        own = error.path == subject.name
        text = subject.text if own else Text.written(error.path, self._read(error.path) or "")
        starts = line_starts(text.string)
        line = min(error.line, len(starts))
        place = text.locate(min(starts[line - 1] + error.column - 1, len(text.string)))
        return Problem("broken-style-sheet", place, {"message": str(error)})

    def _read(self, path: str) -> str | None:
        if not os.path.isfile(os.path.join(self._folder, path)):
            return None
        raw = read_inside(self._folder, path)
        return None if isinstance(raw, Problem) else raw.decode("utf-8", "replace")
