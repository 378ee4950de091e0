"""The Liquid of a site, read but not rendered: what is wrong with it whatever a page may hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import chain

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.render import plugins
from jekyll_tools.render.contents import Contents
from jekyll_tools.render.host import SiteHost
from jekyll_tools.render.layouts import Layouts
from jekyll_tools.render.markdown import Markdown
from jekyll_tools.render.rendering import problem
from jekyll_tools.site.site import Site
from jekyll_tools.target import JEKYLL
from jekyll_tools.text import Text

# An include by its name; a name with variables in it is known only when the page is rendered.
_INCLUDE = re.compile(r"\{%-?\s*include(?:_cached)?\s+([\w./-]+)[\s%-]")


def problems(site: Site) -> Iterator[Problem]:
    """What stops Liquid when it reads the pages, the layouts they use, and what both include by name."""
    reader = _Reader(site)
    seen: set[str] = set()
    unsure = bool(plugins.missing(site)) or _has_own_plugins(site)
    for page in site.published:
        found = chain(
            reader.read(page.body, seen) if page.needs_liquid else (),
            reader.layouts(page.data.get("layout"), seen),
        )
        # A plugin that we lack may know the tag.
        yield from (problem for problem in found if not (unsure and problem.kind == "liquid-unknown-tag"))


def _has_own_plugins(site: Site) -> bool:
    folder = os.path.join(site.folder, site.config.string("plugins_dir", "_plugins"))
    return os.path.isdir(folder) and any(name.endswith(".rb") for name in os.listdir(folder))


class _Reader:
    def __init__(self, site: Site) -> None:
        contents = Contents(site)
        self._host = SiteHost(contents, Markdown(site.config.data))
        self._layouts = Layouts(site)
        self._engine = Engine(JEKYLL, self._host, JEKYLL.running(plugins.named(site)))

    def layouts(self, name: object, seen: set[str]) -> Iterator[Problem]:
        """A layout and those around it."""
        while isinstance(name, str) and f"layout {name}" not in seen:
            seen.add(f"layout {name}")
            layout = self._layouts.get(name)
            if layout is None:
                return
            yield from self.read(layout.text, seen)
            name = layout.data.get("layout")

    def read(self, text: Text, seen: set[str]) -> Iterator[Problem]:
        """A text, and what it includes."""
        waiting = [text]
        while waiting:
            text = waiting.pop()
            if "{{" not in text.string and "{%" not in text.string:
                continue
            try:
                self._engine.parse(text)
            except LiquidError as error:
                yield problem(error, text.locate(0))
            for name in _INCLUDE.findall(text.string):
                if name not in seen:
                    seen.add(name)
                    found = self._host.include(name)
                    waiting += [found] if found else []
