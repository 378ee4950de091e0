"""What Jekyll's own tags and filters ask of the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.reads import Reads
from jekyll_tools.text import Text


class Host(Protocol):
    """The site that a template is rendered for.

    Every name that comes from a template is untrusted: what is read stays below the site's folder, and no symlink
    is followed. Give the same `Text` object for the same file, so that it is parsed once.
    """

    @property
    def config(self) -> Mapping[str, Any]:
        """The settings, Jekyll's defaults included."""

    @property
    def reads(self) -> Reads:
        """Where it is noted what of the site a rendering has asked for."""

    @property
    def time(self) -> datetime:
        """`site.time`: when the build began; aware."""

    def include(self, name: str) -> Text | None:
        """A file of `_includes` (the site's, else the theme's) by its name there; None where there is none."""

    def is_too_big(self, name: str) -> bool:
        """Whether a file of `_includes` is there and was not read, for it is longer than files may be."""

    def include_relative(self, page_path: str, name: str) -> Text | None:
        """A file beside the page, or below its folder; None where there is none."""

    def link(self, path: str) -> str | None:
        """The URL that the tag `link` prints for a source path (with `baseurl` where the target's Jekyll adds it)."""

    def post_url(self, name: str) -> str | None:
        """The URL that the tag `post_url` prints for a post's name; None where there is no such post."""

    def tell(self, problem: Problem) -> None:
        """Takes note of what a tag could not do, though it goes on."""

    def markdownify(self, text: str) -> str:
        """A text through the site's Markdown."""

    def smartify(self, text: str) -> str:
        """A text through the site's typographic quotes only."""

    def sassify(self, text: str) -> str:
        """Indented Sass as CSS."""

    def scssify(self, text: str) -> str:
        """SCSS as CSS."""
