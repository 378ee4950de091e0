"""A site as Jekyll reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timezone

from jekyll_tools.diagnostic import Problem
from jekyll_tools.paths import seen_from
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.target import Target

Beginning = Callable[[Config, Sequence[Page]], None]
"""What is given the settings, and the pages in SCSS and Sass, before all else is read: they may be made meanwhile."""


class Site(NamedTuple):
    """Everything Jekyll reads below a folder, in Jekyll's order.

    `pages` holds pages, posts and documents, unpublished ones included (`page.skipped` says why). `generated`: the
    files that plugins named in the configuration write ("sitemap.xml"). `time`: when the build began, in the site's
    time zone. `asks_dates`: whether a plugin found out which documents are written (see `Target.asks_dates`).
    """

    folder: str
    config: Config
    pages: tuple[Page, ...]
    static_files: tuple[StaticFile, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...] = ()
    generated: tuple[str, ...] = ()
    time: datetime = datetime.fromtimestamp(0, timezone.utc)
    asks_dates: bool = False

    @property
    def published(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.published)

    @property
    def target(self) -> Target:
        """The Jekyll that builds it."""
        return self.config.target

    def owns(self, page: Page) -> bool:
        """Whether a page is the author's, not the theme's."""
        return self.config.theme is None or page.made_by != self.config.theme.label

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def read(
    folder: str,
    configs: Sequence[str] = (),
    *,
    drafts: bool = False,
    future: bool = False,
    unpublished: bool = False,
    baseurl: str | None = None,
    destination: str | None = None,
    time: datetime | None = None,
    target: Target | None = None,
    sheets: Beginning | None = None,
) -> Site:
    """Read the site in `folder`. Never raises for what the folder holds.

    `configs`: configuration files instead of `_config.yml`, a later one wins. `drafts`, `future`, `unpublished`: read
    these too, as Jekyll's options of that name. `baseurl`: instead of the configuration's. `destination`: the output
    folder, from here, instead of the configuration's; it is not read. `time`: the build's time
    (default: `time:` of the configuration, else now); what is dated later is not published. `target`: the Jekyll that
    builds it (default: what `jekyll_tools: target:` of the configuration says, else what the Gemfile means). `sheets`
    begins with the style sheets.
    """
    from jekyll_tools.site.assembly import assemble
    from jekyll_tools.site.build import Wishes
    from jekyll_tools.site.config import read_config

    said = {"baseurl": baseurl, "destination": None if destination is None else seen_from(folder, destination)}
    wished = {"show_drafts": drafts, "future": future, "unpublished": unpublished}
    given: dict[str, object] = {key: value for key, value in said.items() if value is not None}
    given |= {key: True for key, value in wished.items() if value}
    config = read_config(folder, configs, given, target)
    return assemble(folder, config, Wishes(drafts, future, unpublished), time, sheets)
