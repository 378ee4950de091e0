"""A site rendered in Jekyll's order, one page after the other, because pages see each other.

Documents come first, collection by collection, then pages. What one leaves behind the next may see: the content and
the layout's keys of the page before stay in the payload, and `content` of a document is HTML once it is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.render import plugins
from jekyll_tools.render.contents import Contents
from jekyll_tools.render.css import Css
from jekyll_tools.render.excerpts import Excerpts
from jekyll_tools.render.host import SiteHost
from jekyll_tools.render.layouts import Layouts
from jekyll_tools.render.markdown import Markdown
from jekyll_tools.render.payload import Payload
from jekyll_tools.render.plugins import github_metadata
from jekyll_tools.render.subject import Subject
from jekyll_tools.sass import Broken
from jekyll_tools.site import theme as themes
from jekyll_tools.text import Location, Text

if TYPE_CHECKING:
    from jekyll_tools.cache import Cache
    from jekyll_tools.render.memory import Memory
    from jekyll_tools.render.sheets import Sheets
    from jekyll_tools.site.site import Site


class Rendering:
    """The rendering of a site. `sheets` makes CSS of a style sheet's content; without it that stays as it is.

    `refused`: what is wrong with pages that are not to be rendered at all, by their paths.
    """

    def __init__(
        self,
        site: Site,
        sheets: Sheets | None = None,
        cache: Cache | None = None,
        refused: Mapping[str, Problem] | None = None,
    ) -> None:
        self.site = site
        self.target = site.target
        self.contents = Contents(site)
        self.layouts = Layouts(site)
        self.markdown = Markdown(site.config.data, cache)
        self.host = SiteHost(self.contents, self.markdown)
        self.noted: list[Problem] = []  # by plugins
        self.asked: list[Problem] = []  # for what nobody here knows
        self.liquid = Engine(self.target, self.host, plugins.named(site), plugins.foreign(site))
        self.payload = self.fresh_payload()
        self.excerpts = Excerpts(self.contents, self.fresh_payload, self.markdown, self._liquid)
        self.excerpts.give()
        self._css = Css(self.contents, sheets)
        self._cache = cache
        self._memory: Memory | None = None
        self._refused = refused or {}

    def subjects(self) -> Iterator[Subject]:
        """Renders everything; each page and document when it is done. Pages may be added meanwhile."""
        for subject in self._all():
            self.render(subject)
            yield subject

    def run(self) -> None:
        """Lets the plugins add their pages, then renders everything."""
        for subject in self.coming():
            self.render(subject)
        self.finish()

    def coming(self) -> Iterator[Subject]:
        """Lets the plugins add their pages, then gives what is to be rendered next, again and again.

        Style sheets may still be at work when it is done: `finish` waits for the pages that are `awaited`.
        """
        plugins.generate(self)
        if self._cache is not None:
            from jekyll_tools.render.memory import Memory

            self._memory = Memory(self, self._cache)
        yield from self._all()

    @property
    def awaited(self) -> tuple[Subject, ...]:
        """The pages that are being made by another process."""
        return self._css.awaited

    def finish(self) -> None:
        """Waits for them. One that comes to nothing has its `problem`, and nothing is `made` of it."""
        self._css.finish()

    def _all(self) -> Iterator[Subject]:
        for documents in self.contents.documents.values():
            yield from documents
        yield from self.contents.pages

    def problems(self) -> list[Problem]:
        """What went wrong so far while the site was rendered."""
        mine = [subject.problem for subject in self.contents.subjects if subject.problem]
        return [
            *plugins.missing(self.site),
            *self._unthemed(),
            *mine,
            *self.asked,
            *self.layouts.problems,
            *self.host.problems,
            *self.liquid.foreign.values(),
        ]

    def _unthemed(self) -> list[Problem]:
        """A theme that no setting of the site names, that is not here, and that a page needs a layout of."""
        config = self.site.config
        name = themes.wanted(config.data)
        if not name or config.theme is not None or ("theme",) in config.entries:
            return []
        asked = (
            subject.layout for subject in self.contents.subjects if subject.layout not in (None, False, "", "none")
        )
        if all(isinstance(layout, str) and layout in self.layouts for layout in asked):
            return []
        place = Location.of_file(config.files[0] if config.files else "_config.yml")
        return [Problem("missing-theme", place, {"name": name, "remote": False})]

    def earlier(self) -> list[Problem]:
        """What was wrong with what was read before: settings, data, front matter, redirects."""
        read = [*self.site.config.problems, *self.contents.data_files.problems, *self.noted]
        for page in self.site.pages:
            read += (*page.front_matter.problems, *page.problems)
        for skipped in self.site.skipped:
            read += skipped.problems
        for file in self.site.static_files:
            read += file.problems
        return read

    def fresh_payload(self) -> Payload:
        """A payload in which nobody has left anything."""
        payload = Payload(self.contents, self.target)
        if github_metadata.GEM in self.site.config.plugins:
            github_metadata.fill(payload["site"], self.unknown)
        return payload

    def unknown(self, key: str) -> object:
        """What `site.github` is taken to hold where only GitHub knows."""
        self.contents.reads.never()
        if key == github_metadata.REVISION:
            return github_metadata.revision(self.site)
        subject = self.payload["site"].current
        if subject is not None:
            place = _asked(key, subject, self.layouts, self.host)
            self.asked.append(github_metadata.unknown(key, place, self.site))
        return github_metadata.UNKNOWN.get(key)

    # A page

    def render(self, subject: Subject) -> None:
        """Renders a page or document, or recalls it."""
        subject.problem = self._refused.get(subject.path)
        if subject.problem is not None:
            return
        if self._memory is None or not self._memory.recall(subject):
            self._anew(subject)
        subject.settle()

    def _anew(self, subject: Subject) -> None:
        subject.at_work = True
        self.payload.settle()
        self.payload.set_page(subject, self.layouts)
        try:
            self._render(subject)
        except LiquidError as error:
            subject.problem = problem(error, subject.text.locate(0))
        except Broken as error:
            subject.problem = self._css.problem(subject, error)
        subject.at_work = False
        if self._memory is not None:
            self._memory.keep(subject)

    def _render(self, subject: Subject) -> None:
        if subject.is_postponed or self._css.postpones(subject):
            return
        text = subject.text.string
        if subject.needs_liquid:
            self.payload.body = True
            text = self._liquid(subject.text, self.payload, subject.path)
        self.payload.body = False
        subject.content = self._converted(subject, text)
        subject.output = self._in_layouts(subject) if subject.takes_layout else subject.content

    def _converted(self, subject: Subject, text: str) -> str:
        if subject.converter == "markdown":
            return self.markdown.body(text)
        if subject.converter == "scss":
            subject.content = text
            return self._css(subject)
        return text

    def _in_layouts(self, subject: Subject) -> str:
        output = subject.content
        self.payload["layout"] = None
        for layout in self.layouts.around(subject.layout):
            self.payload["content"] = output
            self.payload.merge_layout(layout)
            output = self._liquid(layout.text, self.payload, subject.path)
        return output

    def _liquid(self, text: Text, payload: Payload, path: str) -> str:
        return self.liquid.string(self.liquid.parse(text), self.liquid.context(payload, path))


def _asked(key: str, subject: Subject, layouts: Layouts, host: SiteHost) -> Location:
    """Where a key of `site.github` is asked for: in the page, its layouts, an include; else the page's beginning."""
    wanted = re.compile(rf"\bsite\.github\.{key}\b")
    for text in (subject.text, *(layout.text for layout in layouts.around(subject.layout)), *host.included()):
        found = wanted.search(text.string)
        if found:
            return text.locate(*found.span())
    return subject.text.locate(0)


def problem(error: LiquidError, place: Location) -> Problem:
    """An error of Liquid as a Problem (facts: `message`, and `path`, the tags that include the place of the error); at
    `place` where the error has none.
    """
    return Problem(f"liquid-{error.kind}", error.location or place, {"message": error.message, "path": error.path})
