"""`_config.yml` over Jekyll's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a site: `data` as Jekyll's `site.config`, `entries` the places of what the files say."""

    data: Mapping[str, object]
    entries: Mapping[Path, Entry]
    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def url(self) -> str:
        """`url:`, or "" where there is none."""
        value = self.data.get("url")
        return value if isinstance(value, str) else ""

    @property
    def baseurl(self) -> str:
        """`baseurl:`, or "" where there is none."""
        value = self.data.get("baseurl")
        return value if isinstance(value, str) else ""

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins that are run."""
        value = self.data.get("plugins")
        return tuple(str(name) for name in value) if isinstance(value, list) else ()
