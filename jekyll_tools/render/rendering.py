"""A site rendered in Jekyll's order, one page after the other, because pages see each other.

Documents come first, collection by collection, then pages. What one leaves behind the next may see: the content and
the layout's keys of the page before stay in the payload, and `content` of a document is HTML once it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.render import plugins
from jekyll_tools.render.contents import Contents
from jekyll_tools.render.drops.document import ExcerptDrop
from jekyll_tools.render.drops.files import JekyllDrop
from jekyll_tools.render.drops.site import SiteDrop
from jekyll_tools.render.excerpt import Excerpt, extract, separator
from jekyll_tools.render.host import SiteHost
from jekyll_tools.render.layouts import Layout, Layouts
from jekyll_tools.render.markdown import Markdown
from jekyll_tools.render.subject import Subject
from jekyll_tools.sass import Broken, Settings
from jekyll_tools.site.names import stem
from jekyll_tools.site.scopes import merged
from jekyll_tools.text import Location, Text

if TYPE_CHECKING:
    from jekyll_tools.render.sheets import Sheets
    from jekyll_tools.site.site import Site

Payload = dict[Any, Any]


class Rendering:
    """The rendering of a site. `sheets` makes CSS of a style sheet's content; without it that stays as it is."""

    def __init__(self, site: Site, sheets: Sheets | None = None) -> None:
        self.site = site
        self.target = site.target
        self.contents = Contents(site)
        self.layouts = Layouts(site)
        self.markdown = Markdown(site.config.data)
        self.host = SiteHost(self.contents, self.markdown)
        self.noted: list[Problem] = []  # by plugins
        self._sheets = sheets
        self.liquid = Engine(self.target, self.host, plugins.named(site))
        self._payload = self._fresh_payload()
        for documents in self.contents.documents.values():
            for subject in documents:
                self._give_excerpt(subject)

    def subjects(self) -> Iterator[Subject]:
        """Renders everything; each page and document when it is done. Pages may be added meanwhile."""
        for subject in self.contents.subjects:
            if self._sheets and subject.converter == "scss" and not subject.needs_liquid:
                self._sheets.start(subject)
        for documents in self.contents.documents.values():
            for subject in documents:
                yield self._rendered(subject)
        for subject in self.contents.pages:
            yield self._rendered(subject)

    def run(self) -> None:
        """Lets the plugins add their pages, then renders everything."""
        plugins.generate(self)
        for _ in self.subjects():
            pass

    def problems(self) -> list[Problem]:
        """What went wrong so far while the site was rendered."""
        mine = [subject.problem for subject in self.contents.subjects if subject.problem]
        return [*plugins.missing(self.site), *mine, *self.layouts.problems, *self.host.problems]

    def earlier(self) -> list[Problem]:
        """What was wrong with what was read before: settings, data, front matter, redirects."""
        read = [*self.site.config.problems, *self.contents.data_files.problems, *self.noted]
        for page in self.site.pages:
            read += (*page.front_matter.problems, *page.problems)
        return read

    # A page

    def _rendered(self, subject: Subject) -> Subject:
        self._assign(self._payload, subject)
        try:
            self._render(subject)
        except LiquidError as error:
            subject.problem = problem(error, subject.text.locate(0))
        except Broken as error:
            assert self._sheets is not None
            subject.problem = self._sheets.problem(subject, error)
        return subject

    def _assign(self, payload: Payload, subject: Subject) -> None:
        payload["page"] = subject.liquid()
        payload["paginator"] = subject.pager
        payload["site"].current = subject
        payload["highlighter_prefix"] = payload["highlighter_suffix"] = _around_code(subject)
        layout = self.layouts.get(subject.layout)
        if layout is not None:
            self._merge_layout(payload, layout)

    def _render(self, subject: Subject) -> None:
        text = subject.text.string
        if subject.needs_liquid:
            text = self._liquid(subject.text, self._payload, subject.path)
        subject.content = self._converted(subject, text)
        if subject.is_asset or subject.layout == "none" or subject.path.endswith((".yml", ".yaml")):
            subject.output = subject.content
        else:
            subject.output = self._in_layouts(subject)

    def _converted(self, subject: Subject, text: str) -> str:
        if subject.converter == "markdown":
            return self.markdown.convert(text)
        if subject.converter == "scss":
            subject.content = text
            return self._sheet(subject)
        return text

    def _sheet(self, subject: Subject) -> str:
        """A style sheet as CSS, if that is wished. Its map becomes a page of the site meanwhile, as in Jekyll."""
        css, source_map = self._sheets(subject) if self._sheets else (subject.content, "")
        if self.target.source_maps and Settings.of(self.site.config.data).maps and not subject.collection:
            path = f"{subject.folder}{stem(subject.name)}.css.map"
            text = Text.written(subject.path, source_map)
            page = Subject(path.lstrip("/"), path, path.lstrip("/"), text, data=subject.data)
            page.layout = subject.layout
            self.contents.pages.append(page)
        return css

    def _in_layouts(self, subject: Subject) -> str:
        output = subject.content
        layout = self.layouts.get(subject.layout)
        self._payload["layout"] = None
        used: list[str] = []
        while layout is not None and layout.path not in used:
            used.append(layout.path)
            self._payload["content"] = output
            self._merge_layout(self._payload, layout)
            output = self._liquid(layout.text, self._payload, subject.path)
            layout = self.layouts.get(layout.data.get("layout"))
        return output

    @staticmethod
    def _merge_layout(payload: Payload, layout: Layout) -> None:
        payload["layout"] = merged(layout.data, payload.get("layout") or {})

    # Liquid

    def _liquid(self, text: Text, payload: Payload, path: str) -> str:
        return self.liquid.string(self.liquid.parse(text), self.liquid.context(payload, path))

    def _fresh_payload(self) -> Payload:
        payload: Payload = dict.fromkeys(
            ("content", "page", "layout", "paginator", "highlighter_prefix", "highlighter_suffix")
        )
        payload["jekyll"] = JekyllDrop(self.target.jekyll, self.target.environment)
        payload["site"] = SiteDrop(self.contents)
        payload["theme"] = None
        return payload

    # Excerpts

    def _give_excerpt(self, subject: Subject) -> None:
        said = subject.data.get("excerpt")
        end = separator(subject.data, self.site.config.data)
        if (said is None or said is False) and end and "slug" in subject.data:
            excerpt = Excerpt(extract(subject.text, end), lambda excerpt: self._excerpt(excerpt, subject))
            subject.data["excerpt"] = excerpt

    def _excerpt(self, excerpt: Excerpt, subject: Subject) -> str:
        """An excerpt sees the site with nothing left behind by others, and has no layout."""
        assert subject.drop is not None
        payload = self._fresh_payload()
        payload["page"] = ExcerptDrop(subject.drop, excerpt.text.string)
        payload["site"].current = subject
        payload["highlighter_prefix"] = payload["highlighter_suffix"] = _around_code(subject)
        string = excerpt.text.string
        if ("{{" in string or "{%" in string) and subject.data.get("render_with_liquid") is not False:
            string = self._liquid(excerpt.text, payload, f"{subject.path}/#excerpt")
        return self.markdown.convert(string) if subject.converter == "markdown" else string


def _around_code(subject: Subject) -> str | None:
    """What the tag `highlight` puts around its code, so that Markdown leaves it alone."""
    return "\n" if subject.converter == "markdown" else None


def problem(error: LiquidError, place: Location) -> Problem:
    """An error of Liquid as a Problem (facts: `message`, and `path`, the tags that include the place of the error); at
    `place` where the error has none.
    """
    return Problem(f"liquid-{error.kind}", error.location or place, {"message": error.message, "path": error.path})
