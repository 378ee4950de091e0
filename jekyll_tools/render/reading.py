"""The bodies of a site's pages as readers get them: out of Liquid, before any layout, each part with its place.

Pages see each other, so they go through Liquid in Jekyll's order; but a page's body is read when it is wanted, its HTML
is made only when another page asks for it, and what nobody reads (style sheets, scripts, documents that are not
written) only then goes through Liquid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools.kramdown import jekyll_options, render
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.render import plugins
from jekyll_tools.render.body import Body, read, read_masked
from jekyll_tools.render.drops.unknown import Unknown
from jekyll_tools.render.plugins.github_metadata import REVISION
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.site.templates import is_converted

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.payload import Payload
    from jekyll_tools.render.subject import Subject
    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site
    from jekyll_tools.text import Text


def _nothing(_page: Page, _text: Text) -> bool:
    """No page is known."""
    return False


class Reading(Rendering):
    """A rendering that goes as far as the pages' bodies.

    `knows`: whether a page need not be read, by its text out of Liquid; its body is empty then.
    """

    def __init__(self, site: Site, knows: Callable[[Page, Text], bool] = _nothing) -> None:
        super().__init__(site)
        self._knows = knows
        if plugins.missing(site) or plugins.own(site):  # whose filters nobody here knows
            self.liquid.settings = self.liquid.settings._replace(strict_filters=True)
            self.liquid.tags.foreign = {}  # a page that has such a tag is not judged
        self.options = jekyll_options(site.config.data)
        self.texts: dict[Page, Text] = {}  # out of Liquid
        self._read: dict[Page, Body] = {}  # what others asked for, and what is known

    def pages(self) -> Sequence[Page]:
        """The published pages, after all of the site has been through Liquid; `problems` tells why it could not render
        one.
        """
        plugins.generate(self)
        for _ in self.subjects():
            pass
        return self.site.published

    def body(self, page: Page) -> Body:
        """The body of one of these, its Liquid masked where it could not be rendered."""
        known = self._read.get(page)
        if known is not None:
            return known
        text = self.texts.get(page)
        body = read_masked(page, self.options) if text is None else read(page, text, self.options)
        return body._replace(converted=is_converted(page, self.site))

    def has_rendered(self, page: Page) -> bool:
        """Whether Liquid could render a page."""
        return page in self.texts

    def problems(self) -> list[Problem]:
        """What stopped Liquid."""
        return [*(subject.problem for subject in self.contents.subjects if subject.problem), *self.asked]

    def fresh_payload(self) -> Payload:
        payload = super().fresh_payload()
        payload["site"].fill("github", Unknown())
        return payload

    def unknown(self, key: str) -> object:
        known = super().unknown(key)
        return known if key == REVISION else Unknown()

    def _render(self, subject: Subject) -> None:
        page = subject.page
        if page is None:
            return
        if not page.published or subject.converter not in ("markdown", "html"):
            if not page.published and subject.needs_liquid:  # Jekyll renders it, and what stops Liquid there stops all
                self.liquid.string(self.liquid.parse(subject.text), self.liquid.context(self.payload, subject.path))
            subject.postpone(partial(self._apart, subject, subject.needs_liquid))
            return
        text = subject.text
        if subject.needs_liquid:
            text = self.liquid.render(self.liquid.parse(text), self.liquid.context(self.payload, subject.path))
        subject.postpone(self.take(page, text))

    def take(self, page: Page, text: Text) -> Callable[[], str]:
        """Takes a page as it comes out of Liquid; gives what makes its HTML when another page asks for it."""
        self.texts[page] = text
        if self._knows(page, text):
            self._read[page] = Body(page, complete=True)
            return lambda: _html(read(page, text, self.options), text)
        return partial(self._asked, page, text)

    def _asked(self, page: Page, text: Text) -> str:
        body = self._read[page] = self.body(page)
        return _html(body, text)

    def _apart(self, subject: Subject, needs_liquid: bool) -> str:
        """A page as it is after Jekyll has rendered it, without the traces that others leave."""
        text = subject.text.string
        payload = self.fresh_payload()
        payload.set_page(subject, self.layouts)
        try:
            made = self._liquid(subject.text, payload, subject.path) if needs_liquid else text
        except LiquidError:
            return text
        return self.markdown.convert(made) if subject.converter == "markdown" else made


def _html(body: Body, text: Text) -> str:
    return str(text) if body.document is None else render(body.document)
