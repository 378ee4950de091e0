"""A page rendered by itself. What it asks of the site shows whether those before it could have made a difference."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jekyll_tools.liquid.reads import Reads
from jekyll_tools.render import plugins
from jekyll_tools.render.rendering import Rendering

if TYPE_CHECKING:
    from jekyll_tools.render.subject import Subject
    from jekyll_tools.site.site import Site

# What a page or document is before it is rendered, and something else afterwards.
_CHANGING = ("content", "output")


class Alone(Rendering):
    """The pages of a site, each as if it were the first."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        plugins.generate(self)
        self._reads = Reads(str)
        self.contents.watch(self._reads)
        self._order = {subject: place for place, subject in enumerate(self._all())}
        self._changed: set[Subject] = set()
        self._stands: bool | None = None

    def render_alone(self, subject: Subject) -> bool:
        """Whether the fragment is the one that it has in its place."""
        if subject.converter == "scss":
            return False
        self._stands = None
        self._reads.begin()
        self.liquid.cached.clear()
        self.render(subject)
        self._changed.add(subject)
        return self._judged(subject) if self._stands is None or subject.problem else self._stands

    def _in_layouts(self, subject: Subject) -> str:
        self._stands = self._judged(subject)  # a fragment does not depend on what layouts ask
        return super()._in_layouts(subject)

    def _judged(self, subject: Subject) -> bool:
        if self.liquid.cached or not self._reads.lasting:  # another may have come first to what is cached
            return False
        return not any(self._matters(question, subject) for question in self._reads.asked)

    def _matters(self, question: str, subject: Subject) -> bool:
        """Whether the answer might be another one in the page's place."""
        word, _, about = question.partition(" ")
        if word == "pages":  # the maps of style sheets are added meanwhile
            return any(other.converter == "scss" for other in self.contents.pages)
        if word in _CHANGING:
            other = self.contents.marked(about)
            return other is None or other in self._changed or self._order[other] < self._order[subject]
        return word == "left" or (word == "counters" and self._counts)

    @cached_property
    def _counts(self) -> bool:
        """Whether anything in the site may `increment` or `decrement`, or brings in what may."""
        texts = (subject.text.string.encode("utf-8", "replace") for subject in self.contents.subjects)
        layouts = (self.layouts.source(name)[1] for name in self.layouts.names)
        found = (*texts, *layouts, *self.host.include_files())
        return any(b"crement" in text or b"include_relative" in text for text in found)
