"""What is wrong with the Liquid of a site: where it stops at a page, or would whatever a page may hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.regex import regex
from jekyll_tools.render import plugins
from jekyll_tools.render.reading import Reading
from jekyll_tools.render.rendering import problem
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

# An include by its name; a name with variables in it is known only when the page is rendered.
_INCLUDE = regex(r"\{%-?\s*include(?:_cached)?\s+([\w./-]+)[\s%-]")


def problems(reading: Reading) -> Iterator[Problem]:
    """What stopped Liquid while the bodies were rendered, and what stops it when it reads the pages, the layouts they
    use, and what both include by name.
    """
    doubtful = _doubtful(reading.site)
    found = chain(reading.problems(), _of_reading(reading))
    return (problem for problem in found if problem.kind not in doubtful)


def _doubtful(site: Site) -> set[str]:
    """The kinds of problems that somebody's Jekyll may not have: of a plugin that we lack, of a theme's files."""
    doubtful: set[str] = set()
    if plugins.missing(site) or plugins.own(site):
        doubtful |= {"liquid-unknown-tag", "liquid-undefined", "liquid-argument", "liquid-missing-link"}
    unread = site.config.data.get("theme") and not site.config.theme
    if doubtful or unread or site.config.data.get("remote_theme"):
        doubtful |= {"liquid-missing-include"}
    return doubtful


def _of_reading(reading: Reading) -> Iterator[Problem]:
    reader = _Reader(reading)
    seen: set[str] = set()
    for page in reading.site.published:
        if page.needs_liquid:
            yield from reader.read(page.body, seen, rendered=reading.has_rendered(page))
        yield from reader.layouts(page.data.get("layout"), seen)


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._host = reading.host
        self._layouts = reading.layouts
        self._engine = reading.liquid

    def layouts(self, name: object, seen: set[str]) -> Iterator[Problem]:
        """A layout and those around it."""
        while isinstance(name, str) and f"layout {name}" not in seen:
            seen.add(f"layout {name}")
            layout = self._layouts.get(name)
            if layout is None:
                return
            yield from self.read(layout.text, seen)
            name = layout.data.get("layout")

    def read(self, text: Text, seen: set[str], rendered: bool = False) -> Iterator[Problem]:
        """A text, and what it includes; one that was `rendered` can be read."""
        waiting = [text]
        while waiting:
            text = waiting.pop()
            if "{{" not in text.string and "{%" not in text.string:
                continue
            try:
                if not rendered:
                    self._engine.parse(text)
            except LiquidError as error:
                yield problem(error, text.locate(0))
            rendered = False
            for name in _INCLUDE.findall(text.string):
                if name not in seen:
                    seen.add(name)
                    found = self._host.include(name)
                    waiting += [found] if found else []
