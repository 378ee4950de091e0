"""Style sheets among a site's pages. One that is being made meanwhile is awaited when somebody looks at it, or last."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jekyll_tools.render.subject import Subject
from jekyll_tools.sass import Broken, Settings, Sheet
from jekyll_tools.site.names import stem
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.contents import Contents
    from jekyll_tools.render.sheets import Sheets


class Css:
    """What becomes of the style sheets of a site. Without `sheets` they stay as they are."""

    def __init__(self, contents: Contents, sheets: Sheets | None) -> None:
        self._contents = contents
        self._sheets = sheets
        site = contents.site
        self._maps = site.target.source_maps and Settings.of(site.config.data).maps
        self._late: list[tuple[Subject, Subject]] = []  # a page, and the sheet that it comes of

    def __call__(self, subject: Subject) -> str:
        """A sheet's content as CSS, if that is wished. Raises Broken."""
        if not subject.content:
            return ""  # of a sheet without a character Sass makes no map
        sheet = self._sheets(subject) if self._sheets else Sheet(subject.content, "")
        self._add_map(subject, sheet.map)
        return sheet.css

    def problem(self, subject: Subject, error: Broken) -> Problem:
        """What is wrong with a sheet."""
        assert self._sheets is not None
        return self._sheets.problem(subject, error)

    def postpones(self, subject: Subject) -> bool:
        """Whether a sheet is being made, so that nobody needs to wait for it now; or has been, for who asked for it."""
        if any(page is subject for page, _ in self._late):
            return True
        if self._sheets is None or not self._sheets.is_making(subject):
            return False
        css_map = self._add_map(subject, "")
        wait = cache(partial(self._awaited, subject, self._sheets))
        subject.postpone(lambda: wait().css)
        if css_map is not None:
            css_map.postpone(lambda: wait().map)
        self._late += [(page, subject) for page in (subject, css_map) if page]
        return True

    @property
    def awaited(self) -> tuple[Subject, ...]:
        """The pages that nobody has waited for yet."""
        return tuple(page for page, _ in self._late)

    def finish(self) -> None:
        """Waits for them."""
        for page, sheet in self._late:
            content = page.content
            page.output = None if sheet.problem else content
        self._late.clear()

    def _awaited(self, subject: Subject, sheets: Sheets) -> Sheet:
        try:
            return sheets(subject)
        except Broken as error:
            subject.problem = sheets.problem(subject, error)
            return Sheet(subject.text.string, "")

    def _add_map(self, subject: Subject, text: str) -> Subject | None:
        """A sheet's map becomes a page of the site while others are rendered, as in Jekyll."""
        if not self._maps or subject.collection:
            return None
        path = f"{subject.folder}{stem(subject.name)}.css.map"
        page = Subject(path.lstrip("/"), path, path.lstrip("/"), Text.written(subject.path, text), data=subject.data)
        page.layout = subject.layout
        self._contents.append(page)
        return page
