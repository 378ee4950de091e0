"""Style sheets of a site: its pages in SCSS and Sass."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools.cache import Cache
from jekyll_tools.diagnostic import Problem
from jekyll_tools.paths import seen_from
from jekyll_tools.render.sheet_files import SheetFiles
from jekyll_tools.render.sheet_memory import Making, SheetMemory
from jekyll_tools.sass import Broken, Settings, Sheet
from jekyll_tools.sass.staging import copy, stage
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page
from jekyll_tools.text import Text, line_starts

if TYPE_CHECKING:  # the sheets are begun before anything else is imported
    from jekyll_tools.render.subject import Subject


class Sheets:
    """Makes CSS of the content of style sheets, beside everything else. Imports are read from the site's folders."""

    def __init__(
        self, folder: str, config: Config, settings: Settings | None = None, cache: Cache | None = None
    ) -> None:
        self._folder = folder
        self._theme = config.theme
        self._files = SheetFiles(folder, config.theme)
        made = settings or Settings.of(config.data)
        self._settings = made._replace(newer_css=config.target.newer_css)
        if self._theme is not None:
            self._settings = self._settings._replace(folders=(*self._settings.folders, f"{self._theme.label}/_sass"))
        self._memory = None if cache is None else SheetMemory(cache, folder, self._settings)
        self._making: dict[str, Making] = {}

    def begin(self, pages: Iterable[Page]) -> None:
        """Begins with those of the pages that are sheets, as they stand, and have not been begun with."""
        for page in pages:
            is_ready = page.converter == "scss" and page.listed and not page.needs_liquid
            if is_ready and page.body.string and page.path not in self._making:
                self._making[page.path] = self._make(page.path.rpartition("/")[2], page.body.string)

    def __call__(self, subject: Subject) -> Sheet:
        """A sheet's CSS and map. Raises Broken."""
        making = self._making.pop(subject.path, None)
        if making is None or making.content != subject.content:
            making = self._make(subject.name, subject.content)
        sheet = making.sheet()
        if self._theme is None:
            return sheet
        place = seen_from(self._folder, self._theme.root)
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
        text = subject.text if own else Text.written(error.path, self._files.read(error.path) or "")
        starts = line_starts(text.string)
        line = min(error.line, len(starts))
        place = text.locate(min(starts[line - 1] + error.column - 1, len(text.string)))
        return Problem("broken-style-sheet", place, {"message": str(error)})

    def _make(self, name: str, content: str) -> Making:
        known = self._memory.recall(name, content) if self._memory else None
        if known is not None:
            return Making(content, known=known)
        self._files.asked.clear()
        files = {name: content}
        guarded = not stage(files, name, self._settings.folders, self._files)
        if guarded:
            for path in self._files.all():
                copy(files, path, self._files)
        from jekyll_tools.sass.job import Job

        begin = partial(Job, files, name, self._settings, guarded)
        if self._memory is None:
            return Making(content, begin().result)
        return self._memory.making(name, files, self._files.asked, begin)
