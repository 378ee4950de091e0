"""Addresses that were lost by a setting: a `permalink:` of `_config.yml` that many pages have theirs from.

Kind of problem: `lost-by-setting`, at the setting. Facts: `setting` (in words), `then` and `now` (its values), and of
all its pages `urls`, `edits` (the lines of `redirect_from:` that they need), `since` and `is_run` as of `lost-url`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Path
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_KEY = "permalink"


class Grouped:
    """What is lost, of each setting that it is lost by together: "" for what is lost by a page's own doing."""

    def __init__(self, then: Site, now: Site) -> None:
        self._then, self._now = then.config, now.config
        self._pages = {page.path: page for page in then.pages}
        self._by: dict[Path, list[Problem]] = {}

    def add(self, lost: Problem, page: Page | None) -> None:
        """One page's addresses."""
        path = self._setting(page) if page is not None and not lost.facts["moved"] else ()
        self._by.setdefault(path, []).append(lost)

    def problems(self) -> Iterator[Problem]:
        """One for each setting; of a setting that only one page has its address from, that page's."""
        for path, lost in self._by.items():
            if path and len(lost) > 1:
                yield self._together(path, lost)
            else:
                yield from lost

    def _setting(self, page: Page) -> Path:
        """The setting that gives the page another address than it had; () where it is none."""
        before = self._pages.get(page.path)
        if before is None or any((_KEY,) in each.front_matter.entries for each in (before, page)):
            return ()
        if before.data.get(_KEY) != page.data.get(_KEY):
            return _of_defaults(self._now, page.data.get(_KEY))
        own = ("collections", page.collection, _KEY)
        return next(
            (path for path in (own, (_KEY,)) if self._value(self._then, path) != self._value(self._now, path)), ()
        )

    def _value(self, config: Config, path: Path) -> object:
        entry = config.entries.get(path)
        return entry.value if entry is not None else None

    def _together(self, path: Path, lost: Sequence[Problem]) -> Problem:
        facts: Mapping[str, Any] = lost[0].facts
        entries = self._now.entries
        near = next(filter(None, (entries.get(path[:end]) for end in range(len(path), 0, -1))), None)
        return Problem(
            "lost-by-setting",
            near.location if near is not None else Location.of_file((*self._now.files, "_config.yml")[0]),
            {
                "setting": _words(path),
                "then": self._value(self._then, path),
                "now": self._value(self._now, path),
                "urls": tuple(url for each in lost for url in _urls(each)),
                "edits": tuple(each.facts["edit"] for each in lost if each.facts["edit"] is not None),
                "since": facts["since"],
                "is_run": facts["is_run"],
            },
        )


def _words(path: Path) -> str:
    if path[0] == "collections":
        return f"the permalink of the collection {path[1]}"
    return "a permalink under defaults" if path[0] == "defaults" else _KEY


def _urls(lost: Problem) -> Sequence[str]:
    urls: Any = lost.facts["urls"]
    return tuple(urls)


def _of_defaults(config: Config, value: object) -> Path:
    """Where `defaults:` has a permalink, by its value; else all of them."""
    found = (entry.path for entry in config.defaults if entry.path[-1] == _KEY and entry.value == value)
    return next(found, ("defaults",))
