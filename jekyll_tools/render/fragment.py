"""The HTML fragment of a page: what Jekyll hands to the page's layout as `{{ content }}`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.rendering import Rendering
    from jekyll_tools.render.subject import Subject

_FEW = 3  # pages, which are rendered twice where they cannot stand alone


def fragment(page: Page, site: Site) -> str | None:
    """The page's fragment, byte for byte Jekyll's; None for what is no HTML, and where Jekyll would stop at the page.

    A published page's own text is what counts: a page that Jekyll skips has a fragment all the same, unless it needs
    Liquid, to which such a page is not there.
    """
    if page.converter not in ("markdown", "html"):
        return None
    if page.needs_liquid:
        return fragments(site).of(page)
    if page.converter == "html":
        return page.body.string
    from jekyll_tools.kramdown import jekyll_options

    return _converted(page, jekyll_options(site.config.data))


def _converted(page: Page, options: Mapping[str, Any]) -> str:
    from jekyll_tools.kramdown import parse, render

    return render(parse(page.body, options))


class Fragments:
    """The fragments of pages with Liquid. Pages see each other: what stands before a page is rendered first."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._rendering: Rendering | None = None
        self._coming: Iterator[Subject] | None = None
        self._done: dict[Page, Subject] = {}

    def expect(self, pages: Collection[Page]) -> None:
        """Renders a few pages by themselves, unless what stands before them could make a difference."""
        wanted = {page for page in pages if page.needs_liquid and page.listed}
        if not wanted or len(wanted) > _FEW:
            return
        from jekyll_tools.render.alone import Alone

        alone = Alone(self._site)
        chosen = [subject for subject in alone.contents.subjects if subject.page in wanted]
        if all(map(alone.render_alone, chosen)):
            self._rendering = alone
            self._done = {subject.page: subject for subject in chosen if subject.page is not None}

    def _all(self) -> Iterator[Subject]:
        from jekyll_tools.render import plugins
        from jekyll_tools.render.rendering import Rendering

        self._rendering = Rendering(self._site)
        plugins.generate(self._rendering)
        return self._rendering.subjects()

    def of(self, page: Page) -> str | None:
        """A page's fragment; None where it has none."""
        if not page.listed:
            return None
        if page not in self._done and self._coming is None:
            self._coming = self._all()
        while page not in self._done:
            assert self._coming is not None
            subject = next(self._coming)
            if subject.page is not None:
                self._done[subject.page] = subject
        made = self._done[page]
        return None if made.problem else made.content

    def problem(self, page: Page) -> Problem | None:
        """Why a page that was asked for has no fragment."""
        return self._done[page].problem if page in self._done else None

    def problems(self) -> list[Problem]:
        """What went wrong with the pages rendered so far."""
        return self._rendering.problems() if self._rendering else []


@lru_cache(maxsize=1)
def fragments(site: Site) -> Fragments:
    """Those of a site, which is rendered once."""
    return Fragments(site)
