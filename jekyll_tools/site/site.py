"""A site as Jekyll reads it."""

from __future__ import annotations

from dataclasses import dataclass

from jekyll_tools.diagnostic import Problem
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page, Skipped, StaticFile


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """Everything Jekyll reads below a folder, in Jekyll's order.

    `pages` holds pages, posts and documents, unpublished ones included (`page.skipped` says why).
    """

    folder: str
    config: Config
    pages: tuple[Page, ...]
    static_files: tuple[StaticFile, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def published(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.published)
